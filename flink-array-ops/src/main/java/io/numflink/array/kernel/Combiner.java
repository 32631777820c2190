package io.numflink.array.kernel;

import io.numflink.array.block.Block;
import java.io.Serializable;

/**
 * The associative and commutative operation ⊕ of a reduction, on blocks of equal shape and type.
 */
@FunctionalInterface
public interface Combiner extends Serializable {

  /** {@code accumulator} ← {@code accumulator} ⊕ {@code term}. */
  void combine(Block accumulator, Block term);
}
