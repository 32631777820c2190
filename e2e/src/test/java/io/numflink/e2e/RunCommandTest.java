package io.numflink.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.numflink.launcher.ExitCode;
import io.numflink.launcher.cluster.LocalCluster;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** {@code ./numflink run} and {@code plan} as their user sees them. */
@Tag("cluster")
@ExtendWith(ClusterUnderTest.class)
class RunCommandTest {
  private static final String PROGRAM =
      """
      import sys
      import numpy as np
      rng = np.random.default_rng(7)
      A = rng.random((300, 200))
      G = A.T @ A
      print(sys.argv[1:], G.shape)
      print(round(float(np.trace(G)), 6))
      np.save("gram.npy", G)
      if G.max() > 1:
          print("large")
      """;

  private static final String OUTPUT =
      """
      ['--seed', 'x'] (200, 200)
      20061.832509
      large
      """;

  @TempDir private Path folder;

  @BeforeEach
  void writeProgram() throws IOException {
    Files.writeString(folder.resolve("gram.py"), PROGRAM);
  }

  private Script.Outcome numflink(String... arguments) throws Exception {
    return Script.ofTheBuild(folder).run(arguments);
  }

  private Script.Outcome run(List<String> options) throws Exception {
    Stream<String> arguments =
        Stream.of(Stream.of("run"), options.stream(), Stream.of("gram.py", "--seed", "x"))
            .flatMap(each -> each);
    return numflink(arguments.toArray(String[]::new));
  }

  private JsonNode json(String file) throws IOException {
    return new ObjectMapper().readTree(Files.readString(folder.resolve(file)));
  }

  @Test
  void printsTheSameOnAnEmbeddedCluster() throws Exception {
    Script.Outcome outcome =
        run(
            List.of(
                "--nodes=2", "--slots=2", "--driver-threshold=0", "--block=A=50x50", "--report=r"));
    assertThat(outcome).isEqualTo(new Script.Outcome(ExitCode.DONE, OUTPUT, ""));
    assertThat(folder.resolve("gram.npy")).hasSize(128 + 200 * 200 * 8);
    JsonNode plan = json("r/plan.json");
    JsonNode run = json("r/run.json");
    assertThat(run.path("driver_operations").asInt()).isZero();
    assertThat(run.path("cluster_operations").asLong()).isEqualTo(plan.path("operations").asLong());
    assertThat(run.path("total_net_bytes").asLong())
        .isEqualTo(plan.path("total_net_bytes").asLong());
    assertThat(run.path("topology")).hasSize(2);
    assertThat(run.at("/timings/execute_s").asDouble()).isPositive();
    assertThat(folder.resolve("r/report.html")).isNotEmptyFile();
  }

  @Test
  void printsTheSameOnARunningCluster(LocalCluster cluster) throws Exception {
    Script.Outcome outcome =
        run(List.of("--cluster", cluster.restAddress(), "--driver-threshold=0", "--report=r"));
    assertThat(outcome).isEqualTo(new Script.Outcome(ExitCode.DONE, OUTPUT, ""));
    JsonNode run = json("r/run.json");
    assertThat(run.path("nodes").asInt()).isEqualTo(2);
    assertThat(run.path("slots_per_node").asInt()).isEqualTo(2);
    assertThat(run.path("topology").toString()).contains("tm-1", "tm-2");
    long payload = run.path("total_net_bytes").asLong();
    int jobs = run.path("jobs").size();
    assertThat(jobs).isPositive();
    assertThat(run.path("flink_net_in_bytes").asLong())
        .isBetween(payload, payload + payload / 10 + jobs * (64L << 10));
  }

  @Test
  void staysOnTheDriverWithSmallArrays() throws Exception {
    Files.writeString(folder.resolve("small.py"), "import numpy as np\nprint(np.arange(3) + 1)\n");
    assertThat(numflink("run", "--report", "r", "small.py"))
        .isEqualTo(new Script.Outcome(ExitCode.DONE, "[1 2 3]\n", ""));
    assertThat(json("r/run.json").path("jobs")).isEmpty();
  }

  @Test
  void plansUpToTheFirstBranchOnAValue() throws Exception {
    Script.Outcome outcome =
        numflink(
            "plan",
            "--nodes=4",
            "--slots=2",
            "--block=A=50x50",
            "gram.py",
            "--json=plan.json",
            "--html=plan.html",
            "--placements");
    assertThat(outcome.err()).isEmpty();
    assertThat(outcome.exitCode()).isEqualTo(ExitCode.DONE);
    assertThat(outcome.out()).startsWith("4 × node").contains("stopped at line 9");
    JsonNode plan = json("plan.json");
    assertThat(plan.path("per_node")).hasSize(4);
    assertThat(plan.path("placements")).hasSize(plan.path("operations").asInt());
    assertThat(plan.at("/stopped_at/line").asInt()).isEqualTo(9);
    assertThat(folder.resolve("plan.html")).isNotEmptyFile();
    assertThat(folder.resolve("gram.npy")).doesNotExist();
  }

  @Test
  void aPlanOverTheNodesMemoryIsAMemoryErrorOfTheLine() throws Exception {
    Script.Outcome outcome = run(List.of("--node-memory=100k"));
    assertThat(outcome.exitCode()).isEqualTo(ExitCode.PROGRAM);
    assertThat(outcome.err())
        .startsWith("Traceback (most recent call last):\n  File \"gram.py\", line 7, in <module>\n")
        .contains("MemoryError: ", "the limit is 100 KiB");
    assertThat(folder.resolve("gram.npy")).doesNotExist();
  }

  @Test
  void anErrorOfTheScriptIsATraceback() throws Exception {
    Files.writeString(
        folder.resolve("bad.py"), "import numpy as np\na = np.ones((2, 3))\nprint(a @ a)\n");
    Script.Outcome outcome = numflink("run", "bad.py");
    assertThat(outcome.exitCode()).isEqualTo(ExitCode.PROGRAM);
    assertThat(outcome.err())
        .startsWith("Traceback (most recent call last):\n  File \"bad.py\", line 3, in <module>\n")
        .contains("ValueError: matmul: ")
        .doesNotContain("\tat ");
  }

  @Test
  void aScriptThatIsNotThereIsTheCommandLinesFault() throws Exception {
    assertThat(numflink("run", "none.py"))
        .isEqualTo(
            new Script.Outcome(
                ExitCode.COMMAND_LINE,
                "",
                "numflink: can't open file 'none.py': [Errno 2] No such file or directory\n"));
  }

  @Test
  void aBlockShapeMustFitItsArray() throws Exception {
    Script.Outcome outcome = run(List.of("--block=A=5x5x5"));
    assertThat(outcome.exitCode()).isEqualTo(ExitCode.COMMAND_LINE);
    assertThat(outcome.err())
        .contains("--block A has 3 extents, and the script binds an array of 2 axes to it");
  }

  @Test
  void aClusterThatIsTooSmallIsTheClustersFault(LocalCluster cluster) throws Exception {
    Script.Outcome outcome =
        run(List.of("--cluster", cluster.restAddress(), "--nodes=3", "--slots=2"));
    assertThat(outcome.exitCode()).isEqualTo(ExitCode.CLUSTER);
    assertThat(outcome.err())
        .startsWith("numflink: --nodes 3 --slots 2 asks for 3 TaskManagers with 2 slots free; ")
        .contains("has 2 TaskManagers");
  }

  @Test
  void aClusterThatDoesNotAnswerIsTheClustersFault() throws Exception {
    Script.Outcome outcome = run(List.of("--cluster=127.0.0.1:1"));
    assertThat(outcome.exitCode()).isEqualTo(ExitCode.CLUSTER);
    assertThat(outcome.err())
        .isEqualTo(
            "numflink: no Flink cluster answers at http://127.0.0.1:1: is it running, and is that"
                + " its REST address?\n");
  }
}
