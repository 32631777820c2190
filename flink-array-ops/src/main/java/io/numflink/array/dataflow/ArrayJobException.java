package io.numflink.array.dataflow;

import java.util.Optional;
import org.apache.flink.runtime.jobmanager.scheduler.NoResourceAvailableException;
import org.apache.flink.util.ExceptionUtils;

/** A job that did not give its results. */
public final class ArrayJobException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private ArrayJobException(String message, Throwable cause) {
    super(message, cause);
  }

  /** Finds, in the chain that Flink reports, the error that a user can do something about. */
  public static ArrayJobException of(Throwable failure) {
    Optional<? extends Throwable> own =
        ExceptionUtils.findThrowable(
            failure,
            t ->
                t instanceof OperationFailedException
                    || t instanceof TopologyMismatchException
                    || t instanceof NoResourceAvailableException);
    Throwable cause = own.isPresent() ? own.get() : rootOf(failure);
    return new ArrayJobException(cause.getMessage(), cause);
  }

  private static Throwable rootOf(Throwable failure) {
    Throwable root = failure;
    while (root.getCause() != null && root.getCause() != root) {
      root = root.getCause();
    }
    return root;
  }
}
