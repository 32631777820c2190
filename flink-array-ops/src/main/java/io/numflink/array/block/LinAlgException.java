package io.numflink.array.block;

/** What {@code numpy.linalg} raises as {@code LinAlgError}, such as "Singular matrix". */
public final class LinAlgException extends ArrayException {
  private static final long serialVersionUID = 1L;

  public LinAlgException(String message) {
    super("LinAlgError", message);
  }
}
