package io.numflink.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.numflink.array.cluster.FlinkRest;
import io.numflink.array.cluster.RemoteCluster;
import io.numflink.array.dataflow.NodeStatistics;
import io.numflink.array.session.JobRecord;
import io.numflink.array.session.NDArray;
import io.numflink.array.session.Session;
import io.numflink.array.session.SessionOptions;
import io.numflink.launcher.cluster.ClusterSpec;
import io.numflink.launcher.cluster.LocalCluster;
import io.numflink.launcher.cluster.TaskManagerMemory;
import io.numflink.lshs.ClusterModel;
import io.numflink.lshs.PlanLoads;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.JobID;
import org.apache.flink.configuration.MemorySize;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Planned placement becomes moved bytes: array programs on two TaskManagers of two slots, each a
 * JVM of its own whose heap is capped at 1.3 × the predicted peak of its live blocks plus {@link
 * #HEAP_BESIDE_BLOCKS}.
 */
@Tag("cluster")
@Timeout(180)
class PlannedPlacementTest {

  /**
   * What a TaskManager's heap holds beside blocks: Flink itself, records on their way, a chunk or
   * two a channel.
   */
  private static final MemorySize HEAP_BESIDE_BLOCKS = MemorySize.ofMebiBytes(96);

  /** What Flink counts beside payload: headers of chunks and buffers, events. */
  private static final double OVERHEAD = 1.03;

  /** Events at the beginning and the end of a channel, where no block crosses. */
  private static final long EVENT_BYTES = 64 << 10;

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final ClusterModel MODEL = ClusterModel.uniform(2, 2, 1L << 30);
  private static final SessionOptions OPTIONS = SessionOptions.of(MODEL).withDriverThreshold(0);

  @TempDir private static Path folder;
  private static LocalCluster cluster;

  @BeforeAll
  static void startCappedCluster() throws Exception {
    long peak = 0;
    try (Session session = Session.embedded(OPTIONS)) {
      for (ArrayPrograms program : ArrayPrograms.values()) {
        NDArray array = program.build(session);
        PlanLoads loads = session.plan(List.of(array.expr())).loads();
        peak = Math.max(peak, loads.maxPeakMemoryBytes());
      }
    }
    MemorySize heap = new MemorySize((long) (1.3 * peak) + HEAP_BESIDE_BLOCKS.getBytes());
    cluster =
        LocalCluster.start(
            ClusterSpec.of(2, 2).withMemory(TaskManagerMemory.ofHeap(heap)),
            folder.resolve("cluster"));
  }

  @AfterAll
  static void stop() {
    if (cluster != null) {
      cluster.close();
    }
  }

  private static Session connect() throws IOException {
    String[] address = cluster.restAddress().split(":");
    List<Path> jars = Arrays.stream(JobJars.in(folder)).map(Path::of).toList();
    return Session.on(
        RemoteCluster.connect(address[0], Integer.parseInt(address[1]), jars), OPTIONS);
  }

  @ParameterizedTest
  @EnumSource(ArrayPrograms.class)
  void movesThePredictedBytesAndGivesTheSerialResult(ArrayPrograms program) throws Exception {
    Map<String, Long> flinkBytesIn = new HashMap<>();
    try (Session session = connect()) {
      session.beforeJobsFinish(job -> flinkBytesIn.putAll(bytesInByTaskManager(job)));
      double[] actual = program.build(session).toDoubles();
      assertThat(program.largestError(actual)).isLessThanOrEqualTo(program.tolerance());

      JobRecord job = session.jobs().get(0);
      PlanLoads predicted = job.planned().loads();
      for (NodeStatistics node : job.result().nodes()) {
        assertThat(node.netInBytes()).isEqualTo(predicted.netInBytes(node.node()));
        assertThat(node.netOutBytes()).isEqualTo(predicted.netOutBytes(node.node()));
        assertThat(flinkBytesIn.get(node.taskManager()))
            .isBetween(node.netInBytes(), (long) (OVERHEAD * node.netInBytes()) + EVENT_BYTES);
        assertThat(node.peakMemoryBytes())
            .isLessThanOrEqualTo(job.planned().budgets()[node.node()]);
      }
    }
  }

  private static Map<String, Long> bytesInByTaskManager(JobID job) {
    FlinkRest rest = cluster.rest();
    Map<String, Long> bytes = new HashMap<>();
    try {
      rest.settledPerSubtask(job.toHexString(), FlinkRest.BYTES_IN_REMOTE, PATIENCE)
          .forEach(
              (vertex, perSubtask) -> {
                List<String> taskManagers = rest.placement(job.toHexString(), vertex);
                for (int i = 0; i < perSubtask.size(); i++) {
                  bytes.merge(taskManagers.get(i), perSubtask.get(i), Long::sum);
                }
              });
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
    return bytes;
  }

  @Test
  void survivesTheLossOfATaskManagerInTheMiddle() throws Exception {
    try (Session session = connect()) {
      NDArray product =
          ArrayPrograms.MATMUL.build(session).matmul(ArrayPrograms.MATMUL.build(session));
      double[] undisturbed = product.toDoubles();
      NDArray again =
          ArrayPrograms.MATMUL.build(session).matmul(ArrayPrograms.MATMUL.build(session));
      Thread chaos = new Thread(PlannedPlacementTest::replaceATaskManager);
      chaos.start();
      double[] disturbed = again.toDoubles();
      chaos.join();
      assertThat(Arrays.equals(disturbed, undisturbed)).isTrue();
      assertThat(session.jobs().get(1).result().restarts()).isPositive();
    }
  }

  private static void replaceATaskManager() {
    try {
      Thread.sleep(1500);
      String name = cluster.taskManagers().get(0).name();
      cluster.killTaskManager(Integer.parseInt(name.substring(name.indexOf('-') + 1)));
      cluster.startTaskManager();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
