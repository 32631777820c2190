package io.numflink.array.block;

/** The element types, by NumPy's names. */
public enum DType {
  BOOL("bool", 1, 'b'),
  INT32("int32", 4, 'i'),
  INT64("int64", 8, 'i'),
  FLOAT32("float32", 4, 'f'),
  FLOAT64("float64", 8, 'f');

  private final String numpyName;
  private final int bytes;
  private final char kind;

  DType(String numpyName, int bytes, char kind) {
    this.numpyName = numpyName;
    this.bytes = bytes;
    this.kind = kind;
  }

  /** NumPy's name of the type, such as {@code float64}. */
  public String numpyName() {
    return numpyName;
  }

  /** Bytes an element takes in a block, on the wire and in the planner's model. */
  public int bytes() {
    return bytes;
  }

  /** NumPy's kind character: {@code b} bool, {@code i} signed integer, {@code f} floating point. */
  public char kind() {
    return kind;
  }

  public boolean isFloating() {
    return kind == 'f';
  }
}
