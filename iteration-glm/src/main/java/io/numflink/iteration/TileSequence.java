package io.numflink.iteration;

import io.numflink.array.block.Block;
import java.io.Closeable;
import java.io.IOException;
import java.util.List;

/** The tiles of a split, in order. */
public interface TileSequence extends Closeable {

  /**
   * The parts of the next tile, each with a row for every row of the tile; null at the end.
   *
   * @throws TileException if the data is at fault; its row is counted from the beginning of this
   *     tile
   */
  List<Block> next() throws IOException;

  @Override
  default void close() throws IOException {}
}
