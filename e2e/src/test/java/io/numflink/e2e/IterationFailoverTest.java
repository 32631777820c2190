package io.numflink.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.numflink.iteration.IterationOptions;
import io.numflink.iteration.IterationResult;
import io.numflink.launcher.cluster.ClusterSpec;
import io.numflink.launcher.cluster.LocalCluster;
import io.numflink.launcher.cluster.TaskManagerMemory;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import org.apache.flink.configuration.MemorySize;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A loop that loses a TaskManager, and gets another, comes to the same result. */
@Tag("cluster")
@Timeout(120)
class IterationFailoverTest {
  private static final ClusterSpec TWO_BY_ONE =
      ClusterSpec.of(2, 1)
          .withMemory(TaskManagerMemory.ofHeap(MemorySize.ofMebiBytes(320)))
          .withJobManagerHeap(MemorySize.ofMebiBytes(320));

  @TempDir private Path folder;

  @Test
  void comesToTheSame() throws Exception {
    KMeans loop = new KMeans(new Blobs(64, 500, 8), 5, 40, 8);
    try (LocalCluster cluster = LocalCluster.start(TWO_BY_ONE, folder.resolve("cluster"))) {
      RemoteLoops loops = new RemoteLoops(cluster.restAddress(), folder);
      RemoteLoops.Reached reached = new RemoteLoops.Reached(15);
      CompletableFuture<Void> chaos =
          reached
              .job()
              .thenAcceptAsync(
                  job -> {
                    cluster.killTaskManager(1);
                    cluster.startTaskManager();
                  });
      IterationResult<double[]> result =
          loops.run(loop, IterationOptions.ofSlots(2), loops.checkpointed("rocksdb"), reached);
      chaos.join(); // throws what went wrong there

      RemoteLoops.assertUndisturbed(result, loop);
      assertThat(result.restarts()).isPositive();
    }
  }
}
