package io.numflink.iteration;

import io.numflink.array.dataflow.TaskIdentity;
import java.util.concurrent.CompletableFuture;
import org.apache.flink.metrics.MetricGroup;

/**
 * The end of a job's loop, as known in this JVM: the tiles' operators hear of it from the
 * coordinator, and the readers of the source, which have another coordinator, wait for it. Once a
 * loop has ended it stays so for every later attempt of the job, so the job is all that tells ends
 * apart.
 */
final class LoopEnd {
  private static final SharedByTasks<String, LoopEnd> ENDS = new SharedByTasks<>(LoopEnd::new);

  private final String job;
  private final CompletableFuture<Void> reached = new CompletableFuture<>();

  private LoopEnd(String job) {
    this.job = job;
  }

  /** Called by every task of the job that tells of the end or waits for it. */
  static LoopEnd enter(MetricGroup metrics) {
    return ENDS.enter(TaskIdentity.of(metrics).job());
  }

  /** Called once by everyone that has entered; the last one takes the job's end along. */
  void leave() {
    ENDS.leave(job);
  }

  /** Completes at the end of the loop. */
  CompletableFuture<Void> reached() {
    return reached;
  }

  /** How many jobs have tasks in this JVM; for tests of the clean end of jobs. */
  static int count() {
    return ENDS.count();
  }
}
