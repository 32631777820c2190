package io.numflink.array.expr;

import io.numflink.array.block.ArrayException;

/** An error found while a node was computed, with the line of the script that made the node. */
public final class ComputationException extends ArrayException {
  private static final long serialVersionUID = 1L;

  private final transient SourcePosition position;

  /**
   * @param position null if it is not known
   */
  public ComputationException(String errorType, String message, SourcePosition position) {
    super(errorType, message);
    this.position = position;
  }

  /** The error with the line of the script that made the failing node, if that is known. */
  public static ArrayException at(SourcePosition position, ArrayException error) {
    if (position == null) {
      return error;
    }
    ComputationException positioned =
        new ComputationException(error.errorType(), error.getMessage(), position);
    positioned.initCause(error);
    return positioned;
  }

  public SourcePosition position() {
    return position;
  }
}
