package io.numflink.array.script;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Scripts print and fail as they do under CPython; {@code language_goldens.py} made the files. */
class ScriptGoldensTest {
  private static final Path ROOT = Path.of("src/test/resources/script");
  private static final Pattern ENTRY = Pattern.compile("(?m)^ {2}File \".*?\", line (\\d+)");

  static Stream<Path> language() throws IOException {
    return scripts("language");
  }

  static Stream<Path> errors() throws IOException {
    return scripts("errors");
  }

  private static Stream<Path> scripts(String folder) throws IOException {
    try (Stream<Path> files = Files.list(ROOT.resolve(folder))) {
      return files.filter(file -> file.toString().endsWith(".py")).sorted().toList().stream();
    }
  }

  private static Path golden(Path script, String suffix) {
    return script.resolveSibling(script.getFileName().toString().replace(".py", suffix));
  }

  @ParameterizedTest
  @MethodSource("language")
  void printsWhatPythonPrints(Path script) throws Exception {
    RunResult result = RunResult.of(script.getFileName().toString(), Files.readString(script));
    assertThat(result.out()).as(result.err()).isEqualTo(Files.readString(golden(script, ".out")));
    assertThat(result.status()).isZero();
  }

  @ParameterizedTest
  @MethodSource("errors")
  void failsAsPythonFails(Path script) throws Exception {
    RunResult result = RunResult.of(script.getFileName().toString(), Files.readString(script));
    List<String> expected = Files.readAllLines(golden(script, ".err"));
    Matcher entry = ENTRY.matcher(result.err());
    String line = "-";
    while (entry.find()) {
      line = entry.group(1);
    }
    assertThat(result.lastErrorLine()).as(result.err()).isEqualTo(expected.get(1));
    assertThat(line).as(result.err()).isEqualTo(expected.get(0));
    assertThat(result.status()).isEqualTo(1);
    assertThat(result.err()).doesNotContain("\tat ").doesNotContain("io.numflink");
  }
}
