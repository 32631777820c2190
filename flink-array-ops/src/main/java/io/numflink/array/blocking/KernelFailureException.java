package io.numflink.array.blocking;

import io.numflink.array.block.ArrayException;

/** A kernel refused its operands while a program ran on the driver. */
public final class KernelFailureException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int array;

  KernelFailureException(int array, ArrayException cause) {
    super(cause.getMessage(), cause);
    this.array = array;
  }

  /** The number of the array whose block could not be computed. */
  public int array() {
    return array;
  }

  /** What the kernel said. */
  public ArrayException error() {
    return (ArrayException) getCause();
  }
}
