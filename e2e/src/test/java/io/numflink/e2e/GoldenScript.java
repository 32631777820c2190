package io.numflink.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * A script and what CPython with NumPy makes of it.
 *
 * @param name folder and name, without suffix: {@code examples/pca}
 * @param exitCode 0 or 1
 * @param error the last line of the traceback, such as {@code ValueError: …}; empty if there is
 *     none
 */
record GoldenScript(String name, Path file, int exitCode, String error) {
  static final Path EXAMPLES = Script.original().resolveSibling("examples");
  static final Path SCRIPTS = Path.of("src/test/resources/scripts").toAbsolutePath();
  static final Path GOLDENS = Path.of("src/test/resources/goldens").toAbsolutePath();

  /** The line in which a script says which blocks it likes to be tested with. */
  private static final String BLOCKS = "# blocks: ";

  /** All of them, in the order of their names. */
  static List<GoldenScript> all() {
    try {
      JsonNode manifest = new ObjectMapper().readTree(GOLDENS.resolve("manifest.json").toFile());
      return manifest.properties().stream()
          .map(
              entry ->
                  new GoldenScript(
                      entry.getKey(),
                      fileOf(entry.getKey()),
                      entry.getValue().get("exit").asInt(),
                      entry.getValue().path("error").asText("")))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Those with these names, in this order. */
  static Stream<GoldenScript> named(String... names) {
    List<GoldenScript> all = all();
    return Arrays.stream(names)
        .map(
            name ->
                all.stream()
                    .filter(script -> script.name().equals(name))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("no script " + name)));
  }

  private static Path fileOf(String name) {
    Path folder = name.startsWith("examples/") ? EXAMPLES : SCRIPTS;
    return folder.resolve(name.substring(name.indexOf('/') + 1) + ".py");
  }

  /** What NumPy prints. */
  String golden() throws IOException {
    return Files.readString(GOLDENS.resolve(name + ".out"));
  }

  /** The values of {@code --block} for which it is to be run once more, such as {@code A=7x5}. */
  List<String> blocks() {
    try (Stream<String> lines = Files.lines(file)) {
      return lines
          .filter(line -> line.startsWith(BLOCKS))
          .flatMap(line -> Arrays.stream(line.substring(BLOCKS.length()).split(" ")))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public String toString() {
    return name;
  }
}
