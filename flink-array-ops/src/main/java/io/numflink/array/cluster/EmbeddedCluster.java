package io.numflink.array.cluster;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.apache.flink.api.common.JobID;
import org.apache.flink.api.common.JobSubmissionResult;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.JobManagerOptions;
import org.apache.flink.configuration.MemorySize;
import org.apache.flink.configuration.MetricOptions;
import org.apache.flink.configuration.RestOptions;
import org.apache.flink.configuration.TaskManagerOptions;
import org.apache.flink.runtime.jobmaster.JobResult;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.runtime.minicluster.MiniClusterConfiguration;
import org.apache.flink.runtime.operators.coordination.CoordinationRequest;
import org.apache.flink.runtime.operators.coordination.CoordinationResponse;
import org.apache.flink.streaming.api.graph.StreamGraph;
import org.apache.flink.util.SerializedValue;

/**
 * A whole Flink cluster in this process: one JobManager and some TaskManagers, which talk over
 * loopback.
 */
public final class EmbeddedCluster implements FlinkCluster {
  private static final Duration METRICS_INTERVAL = Duration.ofMillis(200);

  private final MiniCluster cluster;

  private EmbeddedCluster(MiniCluster cluster) {
    this.cluster = cluster;
  }

  /** Starts a cluster of {@code taskManagers} TaskManagers with {@code slots} slots each. */
  public static EmbeddedCluster start(int taskManagers, int slots) throws IOException {
    Configuration configuration = new Configuration();
    configuration.set(RestOptions.BIND_PORT, "0");
    configuration.set(RestOptions.ADDRESS, "localhost");
    configuration.set(RestOptions.BIND_ADDRESS, "localhost");
    configuration.set(JobManagerOptions.ADDRESS, "localhost");
    configuration.set(TaskManagerOptions.NETWORK_MEMORY_MIN, MemorySize.ofMebiBytes(64));
    configuration.set(TaskManagerOptions.NETWORK_MEMORY_MAX, MemorySize.ofMebiBytes(64));
    configuration.set(TaskManagerOptions.MANAGED_MEMORY_SIZE, MemorySize.ofMebiBytes(32));
    configuration.set(MetricOptions.METRIC_FETCHER_UPDATE_INTERVAL, METRICS_INTERVAL);
    // Spread a job's slots over the TaskManagers, as plans do.
    configuration.set(
        TaskManagerOptions.TASK_MANAGER_LOAD_BALANCE_MODE,
        TaskManagerOptions.TaskManagerLoadBalanceMode.SLOTS);
    MiniCluster cluster =
        new MiniCluster(
            new MiniClusterConfiguration.Builder()
                .setConfiguration(configuration)
                .setNumTaskManagers(taskManagers)
                .setNumSlotsPerTaskManager(slots)
                .build());
    try {
      cluster.start();
    } catch (Exception e) {
      throw new IOException("the embedded cluster did not start: " + e.getMessage(), e);
    }
    return new EmbeddedCluster(cluster);
  }

  /** host:port of the REST interface, which the JobManager of this process has, too. */
  public String restAddress() {
    URI address = cluster.getRestAddress().join();
    return address.getAuthority();
  }

  /** Starts a TaskManager more, for tests of failovers. */
  public void startTaskManager() throws Exception {
    cluster.startTaskManager();
  }

  /** Ends the TaskManager started as number {@code index}, for tests of failovers. */
  public CompletableFuture<Void> terminateTaskManager(int index) {
    return cluster.terminateTaskManager(index);
  }

  @Override
  public CompletableFuture<JobID> submit(StreamGraph graph) {
    return cluster.submitJob(graph.getJobGraph()).thenApply(JobSubmissionResult::getJobID);
  }

  @Override
  public CompletableFuture<JobResult> result(JobID job) {
    return cluster.requestJobResult(job);
  }

  @Override
  public CompletableFuture<CoordinationResponse> ask(
      JobID job, String operatorUid, CoordinationRequest request) {
    try {
      return cluster.deliverCoordinationRequestToCoordinator(
          job, operatorUid, new SerializedValue<>(request));
    } catch (IOException e) {
      return CompletableFuture.failedFuture(e);
    }
  }

  @Override
  public CompletableFuture<?> cancel(JobID job) {
    return cluster.cancelJob(job);
  }

  @Override
  public void close() {
    try {
      cluster.closeAsync().get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException e) {
      throw new IllegalStateException("the embedded cluster did not stop", e.getCause());
    }
  }
}
