package io.numflink.array.dataflow;

import org.apache.flink.runtime.execution.SuppressRestartsException;
import org.apache.flink.util.ExceptionUtils;

/** How failures of the runtime become failures of the Flink job. */
final class Failures {
  private Failures() {}

  /**
   * Throws the cause so that Flink restarts the job, unless a restart would only fail in the same
   * way.
   */
  static void rethrow(Throwable cause) throws Exception {
    if (cause instanceof OperationFailedException || cause instanceof TopologyMismatchException) {
      throw new SuppressRestartsException(cause);
    }
    ExceptionUtils.rethrowException(cause);
  }
}
