package io.numflink.array.cluster;

import java.util.concurrent.CompletableFuture;
import org.apache.flink.api.common.JobID;
import org.apache.flink.runtime.jobmaster.JobResult;
import org.apache.flink.runtime.operators.coordination.CoordinationRequest;
import org.apache.flink.runtime.operators.coordination.CoordinationResponse;
import org.apache.flink.streaming.api.graph.StreamGraph;

/** A Flink cluster that takes jobs. */
public sealed interface FlinkCluster extends AutoCloseable
    permits EmbeddedCluster, RemoteCluster, ContextCluster, EnvironmentCluster, DeferredCluster {

  /** Submits a job; the future completes when the cluster has accepted it. */
  CompletableFuture<JobID> submit(StreamGraph graph);

  /** Completes when the job has ended, whether well or not. */
  CompletableFuture<JobResult> result(JobID job);

  /** Asks the coordinator of the operator with that uid. */
  CompletableFuture<CoordinationResponse> ask(
      JobID job, String operatorUid, CoordinationRequest request);

  CompletableFuture<?> cancel(JobID job);

  @Override
  void close();
}
