package io.numflink.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.numflink.array.cluster.RemoteCluster;
import io.numflink.iteration.IterationListener;
import io.numflink.iteration.IterationOptions;
import io.numflink.iteration.IterationResult;
import io.numflink.iteration.IterationRunner;
import io.numflink.iteration.SuperstepRecord;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.stream.LongStream;
import org.apache.flink.api.common.JobID;
import org.apache.flink.client.deployment.StandaloneClusterId;
import org.apache.flink.client.program.rest.RestClusterClient;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.RestOptions;
import org.apache.flink.configuration.StateBackendOptions;
import org.apache.flink.configuration.StateRecoveryOptions;

/** Runs loops on a cluster of processes, for tests. */
final class RemoteLoops {
  private final String[] address;
  private final Path folder;

  /**
   * @param restAddress of the cluster, as {@code host:port}
   * @param folder where checkpoints go, and the jar of the tests' classes
   */
  RemoteLoops(String restAddress, Path folder) {
    this.address = restAddress.split(":");
    this.folder = folder;
  }

  /** Settings with checkpoints so often that a loop of seconds has several. */
  Configuration checkpointed(String backend) {
    Configuration settings = new Configuration();
    settings.set(StateBackendOptions.STATE_BACKEND, backend);
    settings.set(
        CheckpointingOptions.CHECKPOINTS_DIRECTORY,
        folder.resolve("checkpoints").toUri().toString());
    settings.set(CheckpointingOptions.CHECKPOINTING_INTERVAL, Duration.ofMillis(500));
    return settings;
  }

  /** The same settings for a job that continues from a savepoint. */
  static Configuration from(String savepoint, Configuration settings) {
    Configuration continued = new Configuration(settings);
    continued.set(StateRecoveryOptions.SAVEPOINT_PATH, savepoint);
    return continued;
  }

  IterationResult<double[]> run(KMeans loop, IterationOptions options, Configuration settings)
      throws Exception {
    return run(loop, options, settings, new IterationListener() {});
  }

  IterationResult<double[]> run(
      KMeans loop, IterationOptions options, Configuration settings, IterationListener listener)
      throws Exception {
    try (RemoteCluster remote =
        RemoteCluster.connect(
            address[0],
            Integer.parseInt(address[1]),
            Arrays.stream(JobJars.in(folder)).map(Path::of).toList())) {
      return new IterationRunner(remote, settings, listener).run(loop.iteration(), options);
    }
  }

  /** Flink's own client, for what drivers do not do. */
  RestClusterClient<StandaloneClusterId> client() throws IOException {
    Configuration configuration = new Configuration();
    configuration.set(RestOptions.ADDRESS, address[0]);
    configuration.set(RestOptions.PORT, Integer.parseInt(address[1]));
    try {
      return new RestClusterClient<>(configuration, StandaloneClusterId.getInstance());
    } catch (Exception e) {
      throw new IOException(e);
    }
  }

  /**
   * That a loop came to what the serial one does, whatever happened on the way. Centroids are means
   * of at most a million coordinates of size 5, whose sums round differently in another order; no
   * point lies so near the middle between two centroids that this moves it.
   */
  static void assertUndisturbed(IterationResult<double[]> result, KMeans loop) {
    assertThat(result.variable()).containsExactly(loop.serially(), within(1e-10));
    assertThat(result.rows()).isEqualTo((long) loop.points().tiles() * loop.points().rows());
    assertThat(result.supersteps())
        .extracting(SuperstepRecord::superstep)
        .containsExactlyElementsOf(LongStream.range(0, loop.steps()).boxed().toList());
    assertThat(result.supersteps())
        .allSatisfy(each -> assertThat(each.measuredBytes()).isEqualTo(each.predictedBytes()));
  }

  /**
   * That the coordinator had a line to each of two TaskManagers: of these one sends its partial
   * result, and both get the centroids, once.
   */
  static void assertOnLines(IterationResult<double[]> result, KMeans loop) {
    long partial = (long) Double.BYTES * loop.partialLength(null);
    long broadcasts = 2L * Double.BYTES * loop.k() * loop.points().columns();
    assertThat(result.supersteps())
        .allSatisfy(
            each ->
                assertThat(each.measuredBytes())
                    .isBetween(partial + broadcasts, partial + broadcasts + 2 * 32));
  }

  /** Tells a test when the loop has come to a superstep. */
  static final class Reached implements IterationListener {
    private final long superstep;
    private final CompletableFuture<JobID> reached = new CompletableFuture<>();
    private JobID job;

    Reached(long superstep) {
      this.superstep = superstep;
    }

    @Override
    public void submitted(JobID id) {
      job = id;
    }

    @Override
    public void advanced(SuperstepRecord each) {
      if (each.superstep() >= superstep) {
        reached.complete(job);
      }
    }

    CompletableFuture<JobID> job() {
      return reached;
    }
  }
}
