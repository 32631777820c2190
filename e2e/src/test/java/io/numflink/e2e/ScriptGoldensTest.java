package io.numflink.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.numflink.launcher.Main;
import io.numflink.launcher.cluster.ClusterSpec;
import io.numflink.launcher.cluster.LocalCluster;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Scripts print under {@code numflink run} what they print under CPython with NumPy, on whatever
 * cluster, placement and blocks. All scripts run on one node and on two nodes where nothing is
 * evaluated on the driver; in the other settings a choice of them that moves data about.
 */
@Tag("cluster")
@Timeout(120)
class ScriptGoldensTest {
  private static final Path ACTUAL = Path.of("target/script-goldens");

  /** On one node: reductions, products, layout, writes, loops. */
  private static final String[] CHOSEN = {
    "examples/breast_cancer",
    "examples/heat_equation",
    "examples/least_squares",
    "scripts/argmin_argmax",
    "scripts/blocks_elementwise_reduce",
    "scripts/blocks_layout",
    "scripts/blocks_linear_algebra",
    "scripts/concatenate_stack",
    "scripts/lazy_mutation",
    "scripts/matmul_dot_outer",
    "scripts/random_streams",
    "scripts/reductions_axes",
    "scripts/slice_assignment",
    "scripts/views",
  };

  /** Small choices, for settings that differ from others in one respect. */
  private static final String[] FEW = {
    "examples/pca",
    "examples/polynomial_fit",
    "scripts/blocks_elementwise_reduce",
    "scripts/blocks_layout",
    "scripts/blocks_linear_algebra",
    "scripts/reductions_axes",
  };

  @TempDir private static Path folder;

  private static LocalCluster cluster;

  @TempDir private Path scratch;

  @AfterAll
  static void stopCluster() {
    if (cluster != null) {
      cluster.close();
    }
  }

  static Stream<GoldenScript> all() {
    return GoldenScript.all().stream();
  }

  static Stream<GoldenScript> chosen() {
    return GoldenScript.named(CHOSEN);
  }

  static Stream<GoldenScript> few() {
    return GoldenScript.named(FEW);
  }

  static Stream<GoldenScript> withBlocks() {
    return GoldenScript.all().stream().filter(script -> !script.blocks().isEmpty());
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("all")
  void onOneNode(GoldenScript script) throws Exception {
    check("one-node", script, "--nodes", "1", "--slots", "2");
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("all")
  void onTwoNodesNothingOnTheDriver(GoldenScript script) throws Exception {
    check("two-nodes", script, "--nodes", "2", "--slots", "2", "--driver-threshold", "0");
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("chosen")
  void onOneSlotPartlyOnTheDriver(GoldenScript script) throws Exception {
    check("one-slot", script, "--nodes", "1", "--slots", "1", "--driver-threshold", "1k");
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("chosen")
  void onFourNodes(GoldenScript script) throws Exception {
    check("four-nodes", script, "--nodes", "4", "--slots", "1", "--driver-threshold", "0");
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("few")
  void placedByHash(GoldenScript script) throws Exception {
    checkPlacement("hash", script);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("few")
  void placedRoundRobin(GoldenScript script) throws Exception {
    checkPlacement("round-robin", script);
  }

  private void checkPlacement(String placement, GoldenScript script) throws Exception {
    check(
        placement,
        script,
        "--nodes",
        "2",
        "--slots",
        "2",
        "--driver-threshold",
        "0",
        "--placement",
        placement);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("withBlocks")
  void inOddBlocks(GoldenScript script) throws Exception {
    List<String> options = new ArrayList<>(List.of("--nodes", "2", "--slots", "2"));
    for (String block : script.blocks()) {
      options.add("--block");
      options.add(block);
    }
    check("odd-blocks", script, options.toArray(String[]::new));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("few")
  void onSeparateProcesses(GoldenScript script) throws Exception {
    if (cluster == null) {
      cluster = LocalCluster.start(ClusterSpec.of(2, 2), folder.resolve("cluster"));
    }
    check("processes", script, "--cluster", cluster.restAddress(), "--driver-threshold", "0");
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

  private void check(String setting, GoldenScript script, String... options) throws IOException {
    List<String> command = new ArrayList<>(List.of("run"));
    command.addAll(List.of(options));
    command.add(script.file().toString());
    command.add(scratch.toString());
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int exitCode =
        Main.run(
            new PrintWriter(out, true), new PrintWriter(err, true), command.toArray(String[]::new));

    Path actual = ACTUAL.resolve(setting).resolve(script.name() + ".out");
    Files.createDirectories(actual.getParent());
    Files.writeString(actual, out.toString());
    Optional<String> difference = GoldenText.difference(script.golden(), out.toString());
    assertThat(difference)
        .as("%s, exit %d, output in %s%n%s", setting, exitCode, actual, err)
        .isEmpty();
    assertThat(exitCode).as(err.toString()).isEqualTo(script.exitCode());
    if (!script.error().isEmpty()) {
      assertThat(lastLine(err.toString())).isEqualTo(unqualified(script.error()));
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
