package io.numflink.array.session;

import io.numflink.array.block.ArrayException;
import io.numflink.array.blocking.BlockedGraph;
import io.numflink.array.dataflow.OperationFailedException;
import io.numflink.array.expr.ComputationException;
import io.numflink.array.expr.SourcePosition;
import java.util.Optional;
import org.apache.flink.util.ExceptionUtils;

/**
 * Turns what a kernel refused, wherever it ran, into the error that NumPy would have raised where
 * it was written.
 */
final class EvaluationErrors {
  private EvaluationErrors() {}

  /** The NumPy error behind the failure of a job, if there is one. */
  static Optional<ArrayException> ofJob(Throwable failure, BlockedGraph blocked) {
    return ExceptionUtils.findThrowable(failure, OperationFailedException.class)
        .flatMap(
            operation ->
                ExceptionUtils.findThrowable(operation, ArrayException.class)
                    .map(error -> at(blocked.positions().get(operation.array()), error)));
  }

  /** The error with the line of the script that made the failing node, if that is known. */
  static ArrayException at(SourcePosition position, ArrayException error) {
    if (position == null) {
      return error;
    }
    ArrayException positioned =
        new ComputationException(error.errorType(), error.getMessage(), position);
    positioned.initCause(error);
    return positioned;
  }
}
