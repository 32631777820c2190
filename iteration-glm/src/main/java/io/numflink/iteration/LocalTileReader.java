package io.numflink.iteration;

import io.numflink.array.kernel.BlockKeeper;
import java.io.IOException;

/**
 * Reads tiles from blocks that earlier jobs have left on the TaskManagers: every split lies on one
 * of them, and is read there or nowhere. What cannot be read any more ends the job at once, since
 * trying again does not bring it back; its driver has to have the blocks computed anew.
 */
public interface LocalTileReader extends TileReader {

  /** The resource id of the TaskManager that a split lies on. */
  String taskManagerOf(int split, int splits);

  /**
   * Begins to read a split.
   *
   * @param kept the blocks on this TaskManager
   * @throws io.numflink.array.kernel.KeptBlockLostException if a block is not here any more
   */
  TileSequence open(int split, int splits, BlockKeeper kept) throws IOException;

  @Override
  default TileSequence open(int split, int splits) {
    throw new UnsupportedOperationException("split " + split + " can only be read where it lies");
  }
}
