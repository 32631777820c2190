package io.numflink.iteration;

import java.io.Serializable;

/**
 * Makes tiles of a stream's rows. It travels with the job by Java serialisation.
 *
 * @param <T> a row
 */
public interface Tiling<T> extends Serializable {

  /** Room for the rows of one slot's next tile. */
  TileBuffer<T> buffer();
}
