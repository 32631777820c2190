package io.numflink.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.numflink.array.cluster.FlinkRest;
import io.numflink.iteration.IterationFailedException;
import io.numflink.iteration.IterationOptions;
import io.numflink.iteration.IterationResult;
import io.numflink.iteration.SuperstepRecord;
import io.numflink.launcher.cluster.LocalCluster;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.apache.flink.api.common.JobID;
import org.apache.flink.client.program.ClusterClient;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.core.execution.SavepointFormatType;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Loops on a cluster of separate JVMs, with k-means for an algorithm. */
@Tag("cluster")
@Timeout(120)
@ExtendWith(ClusterUnderTest.class)
class IterationTest {
  private static final Blobs POINTS = new Blobs(64, 500, 8);

  @TempDir private Path folder;

  @Test
  void equalsTheSerialLoop(LocalCluster cluster) throws Exception {
    KMeans loop = new KMeans(POINTS, 5, 30, 0);
    IterationResult<double[]> result =
        new RemoteLoops(cluster.restAddress(), folder)
            .run(loop, IterationOptions.ofSlots(4), new Configuration());
    RemoteLoops.assertUndisturbed(result, loop);
    RemoteLoops.assertOnLines(result, loop);
  }

  @Test
  void readsTilesFromRocksDbThatTheCacheCannotHold(LocalCluster cluster) throws Exception {
    KMeans loop = new KMeans(new Blobs(24, 20_000, 8), 5, 6, 0);
    RemoteLoops loops = new RemoteLoops(cluster.restAddress(), folder);
    long budget = loop.points().bytes() / 4 / 2 + 1000; // half of a slot's share
    IterationResult<double[]> result =
        loops.run(
            loop,
            IterationOptions.ofSlots(4).withCacheBytes(budget),
            loops.checkpointed("rocksdb"));
    RemoteLoops.assertUndisturbed(result, loop);
    assertThat(result.supersteps())
        .allSatisfy(
            each -> {
              assertThat(each.cacheHits()).isEqualTo(12);
              assertThat(each.cacheMisses()).isEqualTo(12);
            });
  }

  @ParameterizedTest
  @CsvSource({"2, 4, hashmap, CANONICAL", "4, 2, rocksdb, NATIVE"})
  void continuesFromASavepointOnOtherSlots(
      int before, int after, String backend, SavepointFormatType format, LocalCluster cluster)
      throws Exception {
    KMeans loop = new KMeans(POINTS, 5, 40, 4);
    // Some 15 s, so that the savepoint comes in time on a busy machine.
    KMeans slowLoop = new KMeans(POINTS, 5, 40, 6L * before);
    RemoteLoops loops = new RemoteLoops(cluster.restAddress(), folder);
    Configuration settings = loops.checkpointed(backend);
    RemoteLoops.Reached reached = new RemoteLoops.Reached(10);
    CompletableFuture<Throwable> stopped =
        CompletableFuture.supplyAsync(
            () -> {
              try {
                loops.run(slowLoop, IterationOptions.ofSlots(before), settings, reached);
                return null;
              } catch (Throwable t) {
                return t;
              }
            });
    String savepoint;
    try (ClusterClient<?> client = loops.client()) {
      savepoint =
          client
              .stopWithSavepoint(
                  reached.job().get(),
                  false,
                  folder.resolve("savepoint").toUri().toString(),
                  format)
              .get();
    }
    assertThat(stopped.get())
        .isInstanceOf(IterationFailedException.class)
        .hasMessage("the job was stopped before it had its results");

    IterationResult<double[]> result =
        loops.run(loop, IterationOptions.ofSlots(after), RemoteLoops.from(savepoint, settings));
    RemoteLoops.assertUndisturbed(result, loop);
    assertThat(result.restarts()).isZero();
    // Each slot has its share again: the quickest supersteps took no longer than for half as much
    // more.
    double pausesOfAFairShare = 64.0 / after * 0.004;
    assertThat(
            result.supersteps().subList(30, 40).stream()
                .mapToDouble(SuperstepRecord::computeSeconds)
                .min()
                .orElseThrow())
        .isLessThan(1.5 * pausesOfAFairShare);
  }

  @Test
  void showsItselfAndIsCancelledWithItsDriver(LocalCluster cluster) throws Exception {
    RemoteLoops loops = new RemoteLoops(cluster.restAddress(), folder);
    RemoteLoops.Reached reached = new RemoteLoops.Reached(10);
    CompletableFuture<Throwable> end = new CompletableFuture<>();
    Thread driver =
        new Thread(
            () -> {
              try {
                loops.run(
                    new KMeans(POINTS, 5, 1_000_000, 1),
                    IterationOptions.ofSlots(4),
                    loops.checkpointed("rocksdb"),
                    reached);
                end.complete(null);
              } catch (Throwable t) {
                end.complete(t);
              }
            });
    driver.start();
    JobID job = reached.job().get();
    assertThat(gauge(cluster, job, "superstep")).isPositive();
    assertThat(gauge(cluster, job, KMeans.OBJECTIVE)).isPositive();

    driver.interrupt();
    assertThat(end.get()).isInstanceOf(InterruptedException.class);
    // Flink answers for some seconds with the state that it answered with before.
    for (int i = 0; i < 100 && !(isIdle(cluster) && isCancelled(cluster, job)); i++) {
      Thread.sleep(100);
    }
    assertThat(isCancelled(cluster, job)).isTrue();
    assertThat(isIdle(cluster)).isTrue();
    try (Stream<Path> files = Files.walk(cluster.folder())) {
      assertThat(files.filter(file -> file.toString().contains("job_" + job + "_op_"))).isEmpty();
    }
  }

  /** A gauge of the tiles' first subtask, as Flink's web interface gets it. */
  private static double gauge(LocalCluster cluster, JobID job, String name)
      throws InterruptedException {
    FlinkRest.Vertex tiles =
        cluster.rest().vertices(job.toString()).stream()
            .filter(vertex -> vertex.name().contains("compute supersteps"))
            .findFirst()
            .orElseThrow();
    String path =
        "/jobs/%s/vertices/%s/metrics?get=0.compute_supersteps.%s".formatted(job, tiles.id(), name);
    for (int i = 0; i < 100; i++) {
      JsonNode found = cluster.rest().get(path);
      if (!found.isEmpty() && found.get(0).path("value").asDouble() > 0) {
        return found.get(0).path("value").asDouble();
      }
      Thread.sleep(100);
    }
    return Double.NaN;
  }

  private static boolean isCancelled(LocalCluster cluster, JobID job) {
    return cluster.rest().jobState(job.toString()).equals("CANCELED");
  }

  private static boolean isIdle(LocalCluster cluster) {
    return cluster.rest().taskManagers().stream().allMatch(each -> each.freeSlots() == 2);
  }
}
