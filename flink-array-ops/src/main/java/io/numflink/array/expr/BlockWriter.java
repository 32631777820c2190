package io.numflink.array.expr;

import io.numflink.array.block.Block;
import java.io.IOException;
import java.io.Serializable;

/**
 * Writes parts of an array to storage. Modules that know file formats implement it; it is shipped
 * to the task managers, where every block is written by the node that holds it, and one writer may
 * be used by several threads.
 *
 * <p>After a failover blocks are written anew, possibly while the lost attempt still writes them:
 * writing a block again must have the same effect as writing it once.
 */
@FunctionalInterface
public interface BlockWriter extends Serializable {

  /**
   * Writes one block of the array.
   *
   * @param offset the block's first element, one number an axis
   * @param block the elements, not to be written to
   */
  void write(long[] offset, Block block) throws IOException;
}
