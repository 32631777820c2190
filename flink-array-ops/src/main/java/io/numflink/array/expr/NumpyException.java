package io.numflink.array.expr;

import io.numflink.array.block.ArrayException;

/**
 * An error found while an expression is made, with the type and the message that NumPy 1.24 gives
 * it. It carries the script position that was current then.
 */
public final class NumpyException extends ArrayException {
  private static final long serialVersionUID = 1L;

  /** The exception types of Python and NumPy. */
  public enum Kind {
    VALUE_ERROR("ValueError"),
    TYPE_ERROR("TypeError"),
    INDEX_ERROR("IndexError"),
    ZERO_DIVISION_ERROR("ZeroDivisionError"),
    OVERFLOW_ERROR("OverflowError"),
    MEMORY_ERROR("MemoryError"),
    AXIS_ERROR("AxisError"),
    LINALG_ERROR("LinAlgError");

    private final String pythonName;

    Kind(String pythonName) {
      this.pythonName = pythonName;
    }

    /** The name that a Python traceback shows. */
    public String pythonName() {
      return pythonName;
    }
  }

  private final Kind kind;
  private final transient SourcePosition position;

  public NumpyException(Kind kind, String message) {
    super(kind.pythonName(), message);
    this.kind = kind;
    this.position = SourcePosition.current();
  }

  public static NumpyException valueError(String format, Object... arguments) {
    return new NumpyException(Kind.VALUE_ERROR, format.formatted(arguments));
  }

  public static NumpyException typeError(String format, Object... arguments) {
    return new NumpyException(Kind.TYPE_ERROR, format.formatted(arguments));
  }

  public static NumpyException indexError(String format, Object... arguments) {
    return new NumpyException(Kind.INDEX_ERROR, format.formatted(arguments));
  }

  public static NumpyException linAlgError(String format, Object... arguments) {
    return new NumpyException(Kind.LINALG_ERROR, format.formatted(arguments));
  }

  public static NumpyException axisError(long axis, int rank) {
    return new NumpyException(
        Kind.AXIS_ERROR,
        "axis %d is out of bounds for array of dimension %d".formatted(axis, rank));
  }

  public Kind kind() {
    return kind;
  }

  /** Where the script went wrong; null outside of a script. */
  public SourcePosition position() {
    return position;
  }
}
