package io.numflink.array.kernel;

import io.numflink.array.block.Block;
import io.numflink.array.block.DType;
import java.util.Arrays;

/** Finds the first of the best float64 elements, of which NaN is best of all, and its place. */
final class Float64ArgumentFold extends Fold {
  private final boolean largest;
  private final double[] values;
  private final double[] at;

  Float64ArgumentFold(Reduction reduction, int size) {
    this.largest = reduction == Reduction.ARGMAX;
    this.values = new double[size];
    this.at = new double[size];
    Arrays.fill(at, -1);
  }

  @Override
  void reduce(Object array, int from, int n, int target, long place) {
    double[] a = (double[]) array;
    for (int i = 0; i < n; i++) {
      offer(a[from + i], target, place + i);
    }
  }

  @Override
  void combine(Object array, int from, int n, int target, long place) {
    double[] a = (double[]) array;
    for (int i = 0; i < n; i++) {
      offer(a[from + i], target + i, place);
    }
  }

  private void offer(double value, int target, long place) {
    double best = values[target];
    boolean better =
        Double.isNaN(value) ? !Double.isNaN(best) : largest ? value > best : value < best;
    // Nothing is better than NaN: the comparisons above are false then.
    if (better || at[target] < 0) {
      values[target] = value;
      at[target] = place;
    }
  }

  @Override
  void result(Block result) {
    convert(values, DType.FLOAT64, result, 0);
    convert(at, DType.FLOAT64, result, values.length);
  }
}
