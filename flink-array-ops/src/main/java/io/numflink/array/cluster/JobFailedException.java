package io.numflink.array.cluster;

/** A job ended before its driver had what it wanted; the cause says why. */
public final class JobFailedException extends RuntimeException {
  private static final long serialVersionUID = 1;

  JobFailedException(Throwable cause) {
    super(cause.getMessage(), cause);
  }
}
