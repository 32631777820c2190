package io.numflink.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.numflink.array.cluster.ClusterException;
import io.numflink.array.cluster.FlinkRest;
import io.numflink.launcher.cluster.ClusterProcess;
import io.numflink.launcher.cluster.LocalCluster;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A cluster starts, loses a TaskManager, gets another, and ends without a trace. */
@Tag("cluster")
class ClusterLifeTest {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @Test
  void survivesTheLossOfATaskManager(@TempDir Path temporary) throws Exception {
    Path folder = temporary.resolve("cluster");
    long jobManager;
    try (LocalCluster cluster = LocalCluster.start(ClusterUnderTest.TWO_BY_TWO, folder)) {
      jobManager = cluster.jobManager().orElseThrow().pid();
      assertThat(cluster.taskManagers())
          .extracting(ClusterProcess::name)
          .containsExactly("tm-1", "tm-2");
      assertRegistered(cluster, "tm-1", "tm-2");

      cluster.killTaskManager(1);
      cluster.awaitTaskManagers(PATIENCE);
      assertRegistered(cluster, "tm-2");
      assertThat(cluster.lostTaskManagers())
          .extracting(ClusterProcess::name)
          .containsExactly("tm-1");
      assertThatThrownBy(() -> cluster.killTaskManager(1))
          .isInstanceOf(ClusterException.class)
          .hasMessage("no TaskManager tm-1 runs");

      ClusterProcess third = cluster.startTaskManager();
      cluster.awaitTaskManagers(PATIENCE);
      assertThat(third.name()).isEqualTo("tm-3");
      assertRegistered(cluster, "tm-2", "tm-3");

      // Another process would find the same cluster by its folder.
      LocalCluster found = LocalCluster.find(folder).orElseThrow();
      assertThat(found.taskManagers()).isEqualTo(cluster.taskManagers());
      assertThat(found.restAddress()).isEqualTo(cluster.restAddress());
    }
    // It has no memory any more, but the operating system may not have taken it off its list yet.
    ProcessHandle.of(jobManager)
        .ifPresent(ending -> assertThat(ending.onExit()).succeedsWithin(PATIENCE));
    assertThat(LocalCluster.find(folder)).isEmpty();
    assertThat(folder).doesNotExist();
  }

  private static void assertRegistered(LocalCluster cluster, String... resourceIds) {
    assertThat(cluster.rest().taskManagers())
        .extracting(FlinkRest.TaskManager::resourceId)
        .containsExactlyInAnyOrder(resourceIds);
    assertThat(cluster.rest().taskManagers())
        .allSatisfy(
            each -> {
              assertThat(each.slots()).isEqualTo(2);
              assertThat(each.freeSlots()).isEqualTo(2);
            });
  }
}
