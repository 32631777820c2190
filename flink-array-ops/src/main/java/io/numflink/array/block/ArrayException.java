package io.numflink.array.block;

/** An array operation that NumPy would refuse, with the type and the words of NumPy's error. */
public class ArrayException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String errorType;

  public ArrayException(String errorType, String message) {
    super(message);
    this.errorType = errorType;
  }

  public static ArrayException valueError(String message) {
    return new ArrayException("ValueError", message);
  }

  public static ArrayException typeError(String message) {
    return new ArrayException("TypeError", message);
  }

  /** The name of NumPy's (or Python's) error type, such as {@code ValueError}. */
  public String errorType() {
    return errorType;
  }
}
