package io.numflink.array.cluster;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.flink.api.common.JobID;
import org.apache.flink.runtime.jobmaster.JobResult;
import org.apache.flink.runtime.operators.coordination.CoordinationRequest;
import org.apache.flink.runtime.operators.coordination.CoordinationResponse;
import org.apache.flink.streaming.api.graph.StreamGraph;
import org.apache.flink.util.ExceptionUtils;
import org.apache.flink.util.SerializedThrowable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A submitted job, one of whose operators has a coordinator that answers the driver's requests. */
public final class CoordinatedJob {
  /** How long after a refused request the next one is sent: at first, and at most. */
  private static final long FIRST_RETRY_MILLIS = 5;

  private static final long LAST_RETRY_MILLIS = 100;

  private static final long CANCEL_SECONDS = 5;

  private static final Logger LOG = LoggerFactory.getLogger(CoordinatedJob.class);

  private final FlinkCluster cluster;
  private final JobID id;
  private final String operatorUid;
  private final CompletableFuture<JobResult> end;

  private CoordinatedJob(FlinkCluster cluster, JobID id, String operatorUid) {
    this.cluster = cluster;
    this.id = id;
    this.operatorUid = operatorUid;
    this.end = cluster.result(id);
  }

  /**
   * Submits a job.
   *
   * @param operatorUid the uid of the operator whose coordinator is asked
   * @throws JobFailedException if the cluster does not accept it
   */
  public static CoordinatedJob submit(FlinkCluster cluster, StreamGraph graph, String operatorUid)
      throws InterruptedException {
    try {
      return new CoordinatedJob(cluster, cluster.submit(graph).get(), operatorUid);
    } catch (ExecutionException e) {
      throw new JobFailedException(e.getCause());
    }
  }

  public JobID id() {
    return id;
  }

  /**
   * Asks the coordinator until it answers: it may not have started yet, or be starting anew.
   *
   * @throws JobFailedException if the job has ended
   */
  public CoordinationResponse ask(CoordinationRequest request) throws InterruptedException {
    for (long retry = FIRST_RETRY_MILLIS; ; retry = Math.min(LAST_RETRY_MILLIS, 2 * retry)) {
      try {
        return cluster.ask(id, operatorUid, request).get();
      } catch (ExecutionException e) {
        if (end.isDone()) {
          throw failure(e.getCause());
        }
        Thread.sleep(retry);
      }
    }
  }

  /**
   * Makes sure that the job may still bring more.
   *
   * @throws JobFailedException if it has ended
   */
  public void checkRunning() throws InterruptedException {
    if (end.isDone()) {
      throw failure(null);
    }
  }

  /**
   * Asks the coordinator to let the job end, and waits for that. The job may be gone before the
   * answer has come, which is as good.
   *
   * @throws JobFailedException if it has not ended well
   */
  public void finish(CoordinationRequest request) throws InterruptedException {
    try {
      ask(request);
    } catch (JobFailedException e) {
      // How it ended is what counts
    }
    awaitSuccess();
  }

  /** Waits until the job has ended well. */
  private void awaitSuccess() throws InterruptedException {
    try {
      if (!end.get().isSuccess()) {
        throw failure(null);
      }
    } catch (ExecutionException e) {
      throw new JobFailedException(e.getCause());
    }
  }

  /**
   * @param refusal why the coordinator did not answer; null if it did
   */
  private JobFailedException failure(Throwable refusal) throws InterruptedException {
    try {
      JobResult result = end.get();
      return new JobFailedException(
          result
              .getSerializedThrowable()
              .<Throwable>map(
                  t -> SerializedThrowable.get(t, CoordinatedJob.class.getClassLoader()))
              .orElseGet(() -> withoutResults(result, refusal)));
    } catch (ExecutionException e) {
      return new JobFailedException(ExceptionUtils.stripExecutionException(e));
    }
  }

  /** Waits until the job has ended, well or not, but not longer than so. */
  public void awaitEnd(Duration atMost) throws InterruptedException {
    try {
      end.get(atMost.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException | TimeoutException e) {
      // How it ended is not asked.
    }
  }

  private static Throwable withoutResults(JobResult result, Throwable refusal) {
    Throwable cause =
        new IllegalStateException(
            result.isSuccess()
                ? "the job was stopped before it had its results"
                : "the job ended as " + result.getApplicationStatus() + " without its results");
    if (refusal != null) {
      cause.addSuppressed(refusal);
    }
    return cause;
  }

  /**
   * Cancels the job unless it has ended, and waits a little for the cluster to have heard it: who
   * gives up may close its connection next. What made it give up is what counts, so failures are
   * not reported.
   */
  public void giveUp() {
    if (end.isDone()) {
      return;
    }
    try {
      cluster.cancel(id).get(CANCEL_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException | TimeoutException e) {
      LOG.debug("Job {} was not cancelled", id, e);
    }
  }
}
