package io.numflink.array.expr;

import io.numflink.array.block.Block;
import java.io.Serializable;

/**
 * Reads parts of a stored array. Modules that know file formats implement it; it is shipped to the
 * task managers, and one reader may be used by several threads.
 */
@FunctionalInterface
public interface BlockReader extends Serializable {

  /**
   * The elements from {@code offset} on, row-major.
   *
   * @param offset the first element, one number an axis
   * @param shape how many elements along each axis
   */
  Block read(long[] offset, int[] shape);

  /**
   * Fails if the stored array is no longer the one that the reader was made for. The driver asks
   * before it plans: arrays are read long after the statement that loaded them.
   */
  default void verify() {}
}
