package io.numflink.job;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.numflink.array.report.Comparison;
import io.numflink.array.report.PlanReport;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is planned without a cluster is what a run on a cluster of that size plans and moves. */
class ScriptPlannerTest {
  private static final String INPUTS =
      """
      import numpy as np
      X = np.random.default_rng(1).random((4000, 40))
      Y = np.random.default_rng(2).random((4000, 40))
      C = X.T @ Y
      """;

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "print(C.sum(), np.sqrt((C * C).sum()))",
        "print(C.sum())\nprint((C * C).sum())", // C is kept for the second job
        "print(C)", // the corners only
        "for i in range(3):\n    C = C @ C / 1e6\n    print(i, C.sum(), 'of', C.shape)",
      })
  void plansWhatIsRun(String uses) throws Exception {
    Path script = Files.writeString(folder.resolve("x.py"), INPUTS + uses + "\n");
    ScriptOptions options =
        Options.of(
            "--nodes=2",
            "--slots=1",
            "--driver-threshold=0",
            "--block=X=500x40",
            "--block=Y=500x40",
            "--report=" + folder,
            script.toString());
    PrintStream nowhere =
        new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
    ScriptPlanner planner = new ScriptPlanner(options, System.err);
    assertThat(planner.run()).isZero();
    PlanReport planned = PlanReport.of(planner.plan(), Comparison.of(planner.plan()), false);

    ScriptJob job = new ScriptJob(options, nowhere, System.err, Instant.now());
    assertThat(job.run(() -> JobCluster.embedded(options.ownCluster()))).isZero();
    JsonNode run = new ObjectMapper().readTree(folder.resolve("run.json").toFile());
    assertThat(run.path("jobs")).hasSize(planner.plan().jobs().size());
    assertThat(received(run)).isEqualTo(received(new ObjectMapper().valueToTree(planned)));
    assertThat(run.path("cluster_operations").asLong()).isEqualTo(planned.operations());
  }

  private static List<Long> received(JsonNode report) {
    return report.path("per_node").findValues("net_in_bytes").stream()
        .map(JsonNode::asLong)
        .toList();
  }
}
