package io.numflink.array.dataflow;

import java.util.concurrent.RejectedExecutionException;
import org.apache.flink.api.common.operators.MailboxExecutor;
import org.apache.flink.util.function.ThrowingRunnable;

/** Hands work to the thread of a Flink task, from any thread. */
final class Mail {
  private Mail() {}

  /** Has the task run the action soon; does nothing if the task is closing. */
  static void post(
      MailboxExecutor mailbox, ThrowingRunnable<? extends Exception> action, String description) {
    try {
      mailbox.execute(action, description);
    } catch (RejectedExecutionException closing) {
      // The attempt is being cancelled, and what it would do is not wanted any more.
    }
  }
}
