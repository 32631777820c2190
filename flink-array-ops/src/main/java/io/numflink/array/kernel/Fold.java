package io.numflink.array.kernel;

import io.numflink.array.block.Block;
import io.numflink.array.block.DType;

/** The accumulators of a reduction over one block, one for each element of the result. */
abstract class Fold {
  private Places places;

  static Fold of(Reduction reduction, DType in, int size) {
    boolean floating = reduction.accumulatorType(in) == DType.FLOAT64;
    if (reduction.isArgument()) {
      return floating
          ? new Float64ArgumentFold(reduction, size)
          : new Int64ArgumentFold(reduction, size);
    }
    return floating ? new Float64Fold(reduction, size) : new Int64Fold(reduction, size);
  }

  /** What two elements are combined with; truth values are the integers 0 and 1. */
  static UFunc operation(Reduction reduction) {
    return switch (reduction) {
      case SUM, COUNT_NONZERO -> UFunc.ADD;
      case PROD -> UFunc.MULTIPLY;
      case MIN, ALL -> UFunc.MINIMUM;
      case MAX, ANY -> UFunc.MAXIMUM;
      case ARGMIN, ARGMAX -> throw new IllegalArgumentException(reduction.numpyName());
    };
  }

  /** Says that the places of the elements count. */
  final void places(Places blockPlaces) {
    this.places = blockPlaces;
  }

  /** Where the block's elements are in the array, or null if that does not count. */
  final Places places() {
    return places;
  }

  /**
   * {@code accumulator[target]} ← its combination with all of {@code array[from … from + n)}, the
   * first of which is at {@code place}; n ≥ 1.
   */
  abstract void reduce(Object array, int from, int n, int target, long place);

  /**
   * {@code accumulator[target + i]} ← its combination with {@code array[from + i]} for 0 ≤ i &lt;
   * n; all of them are at {@code place}.
   */
  abstract void combine(Object array, int from, int n, int target, long place);

  /** Writes the accumulated values. */
  abstract void result(Block result);

  static void convert(Object from, DType dtype, Block to, int offset) {
    int n = java.lang.reflect.Array.getLength(from);
    Casts.of(dtype, to.dtype()).run(new Object[] {from}, new int[1], to.data(), offset, n);
  }
}
