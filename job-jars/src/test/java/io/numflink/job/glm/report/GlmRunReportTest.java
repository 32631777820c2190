package io.numflink.job.glm.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.numflink.array.report.FlinkTraffic;
import io.numflink.glm.solver.Stage;
import io.numflink.iteration.IterationResult;
import io.numflink.iteration.NodeRecord;
import io.numflink.iteration.SuperstepRecord;
import io.numflink.lshs.ClusterModel;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.JobID;
import org.junit.jupiter.api.Test;

class GlmRunReportTest {
  private static final JobID JOB = new JobID();

  private static SuperstepRecord superstep(int number, int nodes) {
    return new SuperstepRecord(
        number, "irls", nodes, nodes, 0.1, 0.05, 0.01, 1, 1, 1, 1, 1, 0, Map.of());
  }

  private static NodeRecord node(int number, String taskManager) {
    return new NodeRecord(number, taskManager, 1, 1, 1, 1, 1, 1, 1, 1);
  }

  private static GlmRunReport report(
      List<SuperstepRecord> supersteps, List<NodeRecord> nodes, Map<String, Long> flinkIn) {
    FlinkTraffic traffic = new FlinkTraffic();
    traffic.count(JOB, flinkIn);
    IterationResult<Stage> run =
        new IterationResult<>(JOB, null, supersteps, 1, 1, 1, nodes, 4, 0, 1);
    return GlmRunReport.of(
        run,
        ClusterModel.uniform(1, 1, 0),
        2,
        1,
        traffic,
        new GlmRunReport.Timings(0, 0, 0, 1, 0, 1, 0, 1));
  }

  @Test
  void countsATaskManagerOnceThatStoodForTwoNodes() {
    // tm-1 was lost, and tm-2, which had stood for node 1, stood for node 0 from then on.
    GlmRunReport report =
        report(
            List.of(superstep(0, 2), superstep(1, 1)),
            List.of(node(0, "tm-2"), node(1, "tm-2")),
            Map.of("tm-2", 700L));
    assertThat(report.flinkNetInBytes()).isEqualTo(700);
    assertThat(report.perNode())
        .extracting(GlmRunReport.Node::flinkNetInBytes)
        .containsExactly(700L, 0L);
    assertThat(report.topology()).containsExactly(Map.entry(0, "tm-2"));
    assertThat(report.totalNetBytes()).as("what both nodes received").isEqualTo(2);
    assertThat(report.restarts()).as("one of the job, and two jobs before it").isEqualTo(3);
  }

  @Test
  void countsEveryTaskManagerInUse() {
    GlmRunReport report =
        report(
            List.of(superstep(0, 2)),
            List.of(node(0, "tm-1"), node(1, "tm-2")),
            Map.of("tm-1", 5L, "tm-2", 700L));
    assertThat(report.flinkNetInBytes()).isEqualTo(705);
    assertThat(report.topology()).hasSize(2);
  }
}
