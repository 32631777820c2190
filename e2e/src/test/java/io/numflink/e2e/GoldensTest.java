package io.numflink.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The stored outputs are those of the scripts, and NumPy's. */
class GoldensTest {
  private static final String PYTHON = "/usr/bin/python3";
  private static final Path GENERATOR = Path.of("src/test/python/make_goldens.py");
  private static final long PATIENCE_SECONDS = 180;

  @TempDir private Path folder;

  @Test
  void everyScriptHasOne() throws IOException {
    Set<Path> scripts =
        Stream.of(GoldenScript.EXAMPLES, GoldenScript.SCRIPTS)
            .flatMap(GoldensTest::filesIn)
            .filter(file -> file.toString().endsWith(".py"))
            .collect(Collectors.toSet());
    List<GoldenScript> goldens = GoldenScript.all();
    assertThat(goldens).extracting(GoldenScript::file).containsExactlyInAnyOrderElementsOf(scripts);
    for (GoldenScript script : goldens) {
      assertThat(script.golden()).isNotBlank();
      assertThat(script.exitCode()).isEqualTo(script.error().isEmpty() ? 0 : 1);
    }
  }

  private static Stream<Path> filesIn(Path directory) {
    try (Stream<Path> files = Files.list(directory)) {
      return files.toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  @Tag("cluster")
  void areWhatThisMachinesNumpyPrints() throws Exception {
    String needed = "needs Python with NumPy 1.24 at " + PYTHON;
    boolean found =
        run(PYTHON, "-c", "import numpy; assert numpy.__version__.startswith('1.24.')") == 0;
    assertThat(found || !"true".equals(System.getenv("NUMFLINK_REQUIRE_NUMPY")))
        .as(needed)
        .isTrue();
    assumeTrue(found, needed);
    assertThat(run(PYTHON, GENERATOR.toString(), "--out", folder.toString())).isZero();
    assertThat(Files.readString(folder.resolve("manifest.json")))
        .isEqualTo(Files.readString(GoldenScript.GOLDENS.resolve("manifest.json")));
    for (GoldenScript script : GoldenScript.all()) {
      String fresh = Files.readString(folder.resolve(script.name() + ".out"));
      assertThat(GoldenText.difference(script.golden(), fresh)).as(script.name()).isEmpty();
    }
  }

  private static int run(String... command) throws InterruptedException {
    try {
      Process process = new ProcessBuilder(command).inheritIO().start();
      if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new AssertionError(String.join(" ", command) + " does not end");
      }
      return process.exitValue();
    } catch (IOException e) {
      return -1; // there is no such program
    }
  }
}
