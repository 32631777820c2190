package io.numflink.iteration;

import java.io.IOException;
import java.io.Serializable;

/**
 * Where tiles come from: data cut into splits, which the slots read at the same time. It travels
 * with the job by Java serialisation.
 *
 * <p>A split is read anew after a failure, and must then give the same tiles again. Splits are in
 * the order of the data's rows. Tiles of equal size, in splits of equal size, load the slots
 * equally; 0.5 to 1 MiB a tile suits caches and state backends.
 */
public non-sealed interface TileReader extends TileInput, Serializable {

  /**
   * How many splits to read, at least one; a multiple of the slots keeps them equally loaded.
   *
   * @param parallelism the number of slots
   */
  int splits(int parallelism);

  /**
   * Begins to read a split.
   *
   * @param split from 0
   * @param splits of how many
   * @throws TileException if the data is at fault; other exceptions are taken for passing failures
   *     of the storage, after which the job tries again
   */
  TileSequence open(int split, int splits) throws IOException;

  /** How messages call a split, for example by its file and bytes. */
  default String describe(int split, int splits) {
    return "split %d of %d".formatted(split + 1, splits);
  }
}
