package io.numflink.array.expr;

import java.io.IOException;
import java.util.List;

/**
 * The driver's side of saving arrays to one place, such as a file. What {@link BlockWriter}s write
 * between {@link #begin} and {@link #commit} is not seen under the final name; a save that fails
 * ends with {@link #abort} and leaves what was there before.
 */
public interface ArrayStore {

  /** The arrays to be saved. */
  List<Expr> arrays();

  /**
   * Prepares the place.
   *
   * @return one writer for each of {@link #arrays}, in the same order
   */
  List<BlockWriter> begin() throws IOException;

  /** Makes what was written visible, all at once; every block of every array has been written. */
  void commit() throws IOException;

  /** Deletes what was written; also after a {@link #begin} or {@link #commit} that failed. */
  void abort();
}
