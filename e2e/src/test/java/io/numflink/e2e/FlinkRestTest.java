package io.numflink.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.numflink.array.cluster.FlinkRest;
import io.numflink.array.cluster.FlinkRest.Vertex;
import io.numflink.launcher.cluster.LocalCluster;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.apache.flink.core.execution.JobClient;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Flink's own counters, read over REST while a job runs, agree with traffic that is known. */
@Tag("cluster")
@ExtendWith(ClusterUnderTest.class)
class FlinkRestTest {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final int BLOCKS_PER_PAIR = 50;

  @TempDir private Path folder;

  @Test
  void countsTheBytesBetweenTaskManagers(LocalCluster cluster) throws Exception {
    FlinkRest rest = cluster.rest();
    JobClient client =
        BlockTraffic.start(RemoteJobs.environment(cluster, folder), 4, BLOCKS_PER_PAIR);
    String job = client.getJobID().toHexString();
    try {
      List<Vertex> vertices = awaitRunning(rest, job);
      Vertex senders = vertices.get(0);
      Vertex receivers = vertices.get(1);
      await(() -> rest.total(job, FlinkRest.BYTES_IN_REMOTE) > 0);
      Map<Vertex, List<Long>> remote =
          rest.settledPerSubtask(job, FlinkRest.BYTES_IN_REMOTE, PATIENCE);
      List<Long> local = rest.perSubtask(job, receivers, FlinkRest.BYTES_IN_LOCAL);

      List<String> sendingNodes = rest.placement(job, senders);
      List<String> receivingNodes = rest.placement(job, receivers);
      assertThat(sendingNodes).containsExactlyInAnyOrder("tm-1", "tm-1", "tm-2", "tm-2");
      for (int receiver = 0; receiver < receivers.parallelism(); receiver++) {
        String node = receivingNodes.get(receiver);
        long neighbours = sendingNodes.stream().filter(node::equals).count();
        assertPayload(local.get(receiver), neighbours);
        assertPayload(remote.get(receivers).get(receiver), sendingNodes.size() - neighbours);
      }
      assertThat(remote.get(senders)).containsOnly(0L);
      assertThat(rest.total(job, FlinkRest.BYTES_IN_REMOTE))
          .isEqualTo(remote.get(receivers).stream().mapToLong(Long::longValue).sum());
    } finally {
      client.cancel().get();
    }
  }

  @Test
  void twoSlotsOfAJobLieOnTwoTaskManagers(LocalCluster cluster) throws Exception {
    FlinkRest rest = cluster.rest();
    JobClient client = BlockTraffic.start(RemoteJobs.environment(cluster, folder), 2, 1);
    String job = client.getJobID().toHexString();
    try {
      List<Vertex> vertices = awaitRunning(rest, job);
      assertThat(vertices)
          .extracting(Vertex::name)
          .containsExactly("Source: senders", "receivers: Writer");
      assertThat(rest.placement(job, vertices.get(0))).containsExactlyInAnyOrder("tm-1", "tm-2");
    } finally {
      client.cancel().get();
    }
  }

  private static void assertPayload(long bytes, long senders) {
    long payload = senders * BLOCKS_PER_PAIR * BlockTraffic.BLOCK_BYTES;
    assertThat(bytes).isBetween(payload, payload + payload / 500);
  }

  private static List<Vertex> awaitRunning(FlinkRest rest, String job) throws InterruptedException {
    await(() -> rest.vertices(job).stream().allMatch(each -> each.state().equals("RUNNING")));
    return rest.vertices(job);
  }

  private static void await(BooleanSupplier condition) throws InterruptedException {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as("time left").isLessThan(deadline);
      Thread.sleep(100);
    }
  }
}
