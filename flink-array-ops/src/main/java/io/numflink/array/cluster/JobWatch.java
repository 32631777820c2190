package io.numflink.array.cluster;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.apache.flink.api.common.JobID;
import org.apache.flink.api.common.JobStatus;
import org.apache.flink.client.program.ClusterClient;
import org.apache.flink.runtime.jobmaster.JobResult;

/**
 * Waits for the states of a job on a cluster that answers by REST only. Flink's own client waits
 * the longer for a job's end the longer it has waited, so that a job takes up to twice its time; it
 * is asked here after a twentieth of the time waited so far, every half a second at the longest.
 */
final class JobWatch {
  private static final long SHORTEST_MILLIS = 10;
  private static final long LONGEST_MILLIS = 500;
  private static final int PARTS = 20;

  private final ClusterClient<?> client;
  private final JobID job;
  private final Predicate<JobStatus> awaited;
  private final long began = System.nanoTime();

  private JobWatch(ClusterClient<?> client, JobID job, Predicate<JobStatus> awaited) {
    this.client = client;
    this.job = job;
    this.awaited = awaited;
  }

  /**
   * Completes when the job has a JobMaster, which requests to its coordinators need, or has ended.
   */
  static CompletableFuture<JobID> started(ClusterClient<?> client, JobID job) {
    return new JobWatch(client, job, status -> status != JobStatus.INITIALIZING)
        .ask()
        .thenApply(status -> job);
  }

  /** Completes when the job has ended, whether well or not. */
  static CompletableFuture<JobResult> ended(ClusterClient<?> client, JobID job) {
    return new JobWatch(client, job, JobStatus::isGloballyTerminalState)
        .ask()
        .thenCompose(status -> client.requestJobResult(job));
  }

  private CompletableFuture<JobStatus> ask() {
    return client
        .getJobStatus(job)
        .thenCompose(
            status ->
                awaited.test(status)
                    ? CompletableFuture.completedFuture(status)
                    : CompletableFuture.supplyAsync(() -> null, later())
                        .thenCompose(nothing -> ask()));
  }

  private Executor later() {
    long waited = (System.nanoTime() - began) / 1_000_000;
    long pause = Math.max(SHORTEST_MILLIS, Math.min(LONGEST_MILLIS, waited / PARTS));
    return CompletableFuture.delayedExecutor(pause, TimeUnit.MILLISECONDS);
  }
}
