package io.numflink.iteration;

import java.net.ConnectException;
import java.util.Optional;
import org.apache.flink.runtime.execution.SuppressRestartsException;
import org.apache.flink.util.ExceptionUtils;

/** A loop that came to no result; the message is one sentence that says why. */
public final class IterationFailedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final boolean programAtFault;

  private IterationFailedException(String message, Throwable cause, boolean programAtFault) {
    super(message, cause);
    this.programAtFault = programAtFault;
  }

  /** The data or a user's function is at fault: the job must not try again. */
  static SuppressRestartsException ofProgram(String message, Throwable cause) {
    return new SuppressRestartsException(new IterationFailedException(message, cause, true));
  }

  /** Finds, in the chain that Flink reports, the error that a user can do something about. */
  static IterationFailedException of(Throwable failure) {
    Optional<IterationFailedException> own =
        ExceptionUtils.findThrowable(failure, IterationFailedException.class);
    if (own.isPresent()) {
      return new IterationFailedException(own.get().getMessage(), failure, true);
    }
    Throwable root = failure;
    while (root.getCause() != null && root.getCause() != root) {
      root = root.getCause();
    }
    String message = root.getMessage() == null ? root.toString() : root.getMessage();
    if (root instanceof ConnectException) {
      message = "the JobManager does not answer any more: " + message;
    }
    return new IterationFailedException(message, failure, false);
  }

  /** Whether the data or a user's function is at fault; otherwise the cluster is. */
  public boolean programAtFault() {
    return programAtFault;
  }
}
