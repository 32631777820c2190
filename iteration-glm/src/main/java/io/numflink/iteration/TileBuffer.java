package io.numflink.iteration;

import io.numflink.array.block.Block;
import java.util.List;

/**
 * Gathers rows until they make a tile. For one thread.
 *
 * @param <T> a row
 */
public interface TileBuffer<T> {

  /**
   * Adds a row, which may change after the call.
   *
   * @throws TileException if the row is at fault; the message should show it, since rows of a
   *     stream have no numbers
   */
  void add(T row);

  /** How many rows have been added since the last tile. */
  int rows();

  /** Whether there are enough of them for a tile. */
  boolean isFull();

  /** The parts of a tile of the rows that have been added; begins anew. */
  List<Block> take();
}
