package io.numflink.array.dataflow;

import java.util.Arrays;

/** A kernel failed: the program or its data is at fault, and running it again would not help. */
public final class OperationFailedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int array;

  OperationFailedException(int array, String label, int[] block, Throwable cause) {
    super("%s, block %s: %s".formatted(label, Arrays.toString(block), cause.getMessage()), cause);
    this.array = array;
  }

  /** The number of the array whose block could not be computed. */
  public int array() {
    return array;
  }
}
