package io.numflink.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.numflink.array.dataflow.NodeStatistics;
import io.numflink.array.dataflow.StoreSharing;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import org.apache.flink.api.common.JobID;
import org.junit.jupiter.api.Test;

class ProgressTest {
  private final ByteArrayOutputStream shown = new ByteArrayOutputStream();
  private final PrintStream terminal = new PrintStream(shown, true, StandardCharsets.UTF_8);

  private static NodeStatistics node(int node, int operations, long netIn) {
    return new NodeStatistics(node, "tm", 0, operations, netIn, 0, 0, 0, new StoreSharing(0, 0));
  }

  @Test
  void addsTheNodesUpAndWipesTheLineOff() {
    Progress progress = new Progress(terminal, job -> {});
    progress.starting(2000);
    progress.progressed(node(0, 500, 1 << 20));
    progress.progressed(node(1, 700, 0));
    progress.progressed(node(0, 600, 3 << 20));
    assertThat(progress.line())
        .isEqualTo("1,300 of 2,000 block operations, 3.0 MiB moved between nodes");
    progress.resultsComplete(new JobID());
    assertThat(shown.toString(StandardCharsets.UTF_8)).endsWith("between nodes\r\033[K");
  }

  @Test
  void isWipedOffWhenAFitFails() {
    Progress progress = new Progress(terminal, job -> {});
    FitWatch watch = new FitWatch(null, progress, new ArrayList<>());
    progress.show("LogisticRegression: superstep 3");
    watch.ended();
    assertThat(shown.toString(StandardCharsets.UTF_8)).endsWith("superstep 3\r\033[K");
  }

  @Test
  void saysNothingOfAShortJobNorWithoutATerminal() {
    new Progress(terminal, job -> {}).resultsComplete(new JobID());
    assertThat(shown.size()).isZero();
    Progress unseen = new Progress(null, job -> {});
    unseen.progressed(node(0, 1, 1));
    unseen.resultsComplete(new JobID());
  }
}
