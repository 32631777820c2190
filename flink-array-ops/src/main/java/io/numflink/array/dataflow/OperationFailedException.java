package io.numflink.array.dataflow;

/** A kernel failed: the program or its data is at fault, and running it again would not help. */
public final class OperationFailedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String array;

  OperationFailedException(String array, int[] block, Throwable cause) {
    super(
        "%s, block %s: %s".formatted(array, java.util.Arrays.toString(block), cause.getMessage()),
        cause);
    this.array = array;
  }

  /** The array whose block could not be computed. */
  public String array() {
    return array;
  }
}
