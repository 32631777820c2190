package io.numflink.array.cluster;

import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.flink.api.common.JobExecutionResult;
import org.apache.flink.api.common.JobID;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.runtime.clusterframework.ApplicationStatus;
import org.apache.flink.runtime.jobmaster.JobResult;
import org.apache.flink.runtime.operators.coordination.CoordinationRequest;
import org.apache.flink.runtime.operators.coordination.CoordinationRequestGateway;
import org.apache.flink.runtime.operators.coordination.CoordinationResponse;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.graph.StreamGraph;

/**
 * Wherever an execution environment runs its jobs: in this process, on a remote cluster, on the one
 * of {@code flink run}. Jobs carry along the jars that the environment names.
 */
public final class EnvironmentCluster implements FlinkCluster {
  private final StreamExecutionEnvironment environment;
  private final Map<JobID, JobClient> jobs = new ConcurrentHashMap<>();

  private EnvironmentCluster(StreamExecutionEnvironment environment) {
    this.environment = environment;
  }

  /**
   * The cluster of an environment. Where a JobManager runs the program, jobs are asked for results
   * through its REST interface, as its environment may not allow it.
   */
  public static FlinkCluster of(StreamExecutionEnvironment environment) {
    return ContextCluster.isInJobManager(environment.getConfiguration())
        ? ContextCluster.of(environment)
        : new EnvironmentCluster(environment);
  }

  @Override
  public CompletableFuture<JobID> submit(StreamGraph graph) {
    try {
      JobClient job = environment.executeAsync(graph);
      jobs.put(job.getJobID(), job);
      return CompletableFuture.completedFuture(job.getJobID());
    } catch (Exception e) {
      return CompletableFuture.failedFuture(e);
    }
  }

  @Override
  public CompletableFuture<JobResult> result(JobID job) {
    return jobs.get(job).getJobExecutionResult().thenApply(EnvironmentCluster::success);
  }

  /** Flink's clients report failures as failures of the future. */
  private static JobResult success(JobExecutionResult result) {
    return new JobResult.Builder()
        .jobId(result.getJobID())
        .applicationStatus(ApplicationStatus.SUCCEEDED)
        .netRuntime(result.getNetRuntime())
        .build();
  }

  @Override
  public CompletableFuture<CoordinationResponse> ask(
      JobID job, String operatorUid, CoordinationRequest request) {
    return ((CoordinationRequestGateway) jobs.get(job))
        .sendCoordinationRequest(operatorUid, request);
  }

  @Override
  public CompletableFuture<?> cancel(JobID job) {
    return jobs.get(job).cancel();
  }

  /** The environment stays as it is. */
  @Override
  public void close() {}
}
