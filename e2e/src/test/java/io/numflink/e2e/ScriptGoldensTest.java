package io.numflink.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Scripts print under {@code numflink run} what they print under CPython with NumPy, on whatever
 * cluster, placement and blocks: all scripts in all settings.
 */
@Tag("cluster")
@Timeout(120)
class ScriptGoldensTest {
  private static final Path ACTUAL = Path.of("target/script-goldens");

  private static ScriptClusters clusters;

  @TempDir private Path scratch;

  @BeforeAll
  static void open(@TempDir Path folder) {
    clusters = new ScriptClusters(folder.resolve("cluster"));
  }

  @AfterAll
  static void close() {
    clusters.close();
  }

  static Stream<GoldenScript> all() {
    return GoldenScript.all().stream();
  }

  static Stream<GoldenScript> withBlocks() {
    return GoldenScript.all().stream().filter(script -> !script.blocks().isEmpty());
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("all")
  void onOneNode(GoldenScript script) throws Exception {
    check(script, ScriptSetting.ONE_NODE);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("all")
  void onTwoNodesNothingOnTheDriver(GoldenScript script) throws Exception {
    check(script, ScriptSetting.TWO_NODES);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("all")
  void onOneSlotPartlyOnTheDriver(GoldenScript script) throws Exception {
    check(script, ScriptSetting.ONE_SLOT);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("all")
  void onFourNodes(GoldenScript script) throws Exception {
    check(script, ScriptSetting.FOUR_NODES);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("all")
  void placedByHash(GoldenScript script) throws Exception {
    check(script, ScriptSetting.placedBy("hash"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("all")
  void placedRoundRobin(GoldenScript script) throws Exception {
    check(script, ScriptSetting.placedBy("round-robin"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("withBlocks")
  void inOddBlocks(GoldenScript script) throws Exception {
    List<String> blocks =
        script.blocks().stream().flatMap(block -> Stream.of("--block", block)).toList();
    check(script, ScriptSetting.ODD_BLOCKS, blocks);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("all")
  void onSeparateProcesses(GoldenScript script) throws Exception {
    check(script, ScriptSetting.PROCESSES);
  }

  /** The outermost way in: a process, in the folder that a user is in. */
  @Test
  void fromTheRepositorysRoot() throws Exception {
    Path root = Script.original().getParent();
    GoldenScript script = GoldenScript.named("examples/breast_cancer").findFirst().orElseThrow();
    Script.Outcome outcome =
        Script.ofTheBuild(root).run("run", root.relativize(script.file()).toString());
    assertThat(outcome.exitCode()).as(outcome.err()).isZero();
    assertThat(GoldenText.difference(script.golden(), outcome.out())).isEmpty();
  }

  private void check(GoldenScript script, ScriptSetting setting) throws Exception {
    check(script, setting, List.of());
  }

  private void check(GoldenScript script, ScriptSetting setting, List<String> furtherOptions)
      throws Exception {
    List<String> arguments = new ArrayList<>(furtherOptions);
    arguments.add(script.file().toString());
    arguments.add(scratch.toString());
    Script.Outcome outcome = clusters.run(setting, arguments);
    String printed = outcome.out();
    String errors = outcome.err();

    Path actual = ACTUAL.resolve(setting.name()).resolve(script.name() + ".out");
    Files.createDirectories(actual.getParent());
    Files.writeString(actual, printed);
    assertThat(GoldenText.difference(script.golden(), printed))
        .as("%s, exit %d, output in %s%n%s", setting, outcome.exitCode(), actual, errors)
        .isEmpty();
    assertThat(outcome.exitCode()).as(errors).isEqualTo(script.exitCode());
    if (!script.error().isEmpty()) {
      assertThat(lastLine(errors)).isEqualTo(unqualified(script.error()));
    }
  }

  private static String lastLine(String text) {
    return text.stripTrailing().lines().reduce("", (before, line) -> line.stripTrailing());
  }

  /** NumFlink names NumPy's exceptions without their module. */
  private static String unqualified(String error) {
    return error.replaceFirst("^([a-z_]+\\.)+", "");
  }
}
