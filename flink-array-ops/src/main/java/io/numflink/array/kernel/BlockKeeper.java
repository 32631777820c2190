package io.numflink.array.kernel;

import io.numflink.array.block.Block;

/**
 * Keeps blocks on the node beyond the job that computed them, for later jobs of the same driver.
 */
public interface BlockKeeper {

  /** Keeps a block of an array; a block that is kept already is replaced. */
  void keep(String array, int block, Block value);

  /**
   * A block that was kept.
   *
   * @throws KeptBlockLostException if it is not on this node
   */
  Block kept(KernelContext memory, String array, int block);
}
