package io.numflink.array.cluster;

import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.apache.flink.api.common.JobID;
import org.apache.flink.runtime.jobmaster.JobResult;
import org.apache.flink.runtime.operators.coordination.CoordinationRequest;
import org.apache.flink.runtime.operators.coordination.CoordinationResponse;
import org.apache.flink.streaming.api.graph.StreamGraph;

/**
 * A cluster that is started when it is first needed, or a little before, in the background. A
 * program whose arrays all fit the driver never starts it.
 */
public final class DeferredCluster implements FlinkCluster {

  /** How the cluster is started. */
  @FunctionalInterface
  public interface Start {
    FlinkCluster start() throws IOException;
  }

  private final Start start;
  private final boolean owned;
  private CompletableFuture<FlinkCluster> starting;
  private long waitedNanos;

  public DeferredCluster(Start start) {
    this(start, true);
  }

  private DeferredCluster(Start start, boolean owned) {
    this.start = start;
    this.owned = owned;
  }

  /** A cluster that other programs use too, and that whoever started it closes. */
  public static DeferredCluster lent(FlinkCluster cluster) {
    return new DeferredCluster(() -> cluster, false);
  }

  /** Starts the cluster in the background unless that has begun. */
  public synchronized void prepare() {
    if (starting == null) {
      starting = new CompletableFuture<>();
      CompletableFuture<FlinkCluster> future = starting;
      Thread thread = new Thread(() -> startInto(future), "numflink-cluster-start");
      thread.setDaemon(true);
      thread.start();
    }
  }

  private void startInto(CompletableFuture<FlinkCluster> future) {
    try {
      future.complete(start.start());
    } catch (IOException | RuntimeException | Error e) {
      future.completeExceptionally(e);
    }
  }

  /**
   * The cluster itself; starts it if need be and waits for it.
   *
   * @throws ClusterException if it does not start
   */
  public FlinkCluster get() throws InterruptedException {
    try {
      return started().get();
    } catch (ExecutionException e) {
      throw e.getCause() instanceof ClusterException fault
          ? fault
          : new ClusterException(e.getCause().getMessage(), e.getCause());
    }
  }

  private synchronized CompletableFuture<FlinkCluster> future() {
    return starting;
  }

  /** The cluster once it is up; counts the time until then as waiting. */
  private CompletableFuture<FlinkCluster> started() {
    prepare();
    CompletableFuture<FlinkCluster> future = future();
    if (future.isDone()) {
      return future;
    }
    long began = System.nanoTime();
    return future.whenComplete((cluster, fault) -> addWaiting(System.nanoTime() - began));
  }

  private synchronized void addWaiting(long nanos) {
    waitedNanos += nanos;
  }

  /** How long this program has waited for the start, in seconds. */
  public synchronized double waitedSeconds() {
    return waitedNanos / 1e9;
  }

  @Override
  public CompletableFuture<JobID> submit(StreamGraph graph) {
    return started().thenCompose(cluster -> cluster.submit(graph));
  }

  @Override
  public CompletableFuture<JobResult> result(JobID job) {
    return started().thenCompose(cluster -> cluster.result(job));
  }

  @Override
  public CompletableFuture<CoordinationResponse> ask(
      JobID job, String operatorUid, CoordinationRequest request) {
    return started().thenCompose(cluster -> cluster.ask(job, operatorUid, request));
  }

  @Override
  public CompletableFuture<?> cancel(JobID job) {
    return started().thenCompose(cluster -> cluster.cancel(job));
  }

  /** Closes the cluster if it was started for this program. */
  @Override
  public void close() {
    CompletableFuture<FlinkCluster> future = future();
    if (owned && future != null && !future.isCompletedExceptionally()) {
      future.join().close();
    }
  }
}
