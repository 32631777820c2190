package io.numflink.array.session;

import io.numflink.array.block.ArrayException;
import io.numflink.array.blocking.BlockedGraph;
import io.numflink.array.dataflow.OperationFailedException;
import io.numflink.array.expr.ComputationException;
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
                    .map(
                        error ->
                            ComputationException.at(
                                blocked.positions().get(operation.array()), error)));
  }
}
