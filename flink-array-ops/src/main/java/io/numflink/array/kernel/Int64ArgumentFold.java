package io.numflink.array.kernel;

import io.numflink.array.block.Block;
import io.numflink.array.block.DType;
import java.util.Arrays;

/** Finds the first of the best int64 elements, and its place. */
final class Int64ArgumentFold extends Fold {
  private final boolean largest;
  private final long[] values;
  private final long[] at;

  Int64ArgumentFold(Reduction reduction, int size) {
    this.largest = reduction == Reduction.ARGMAX;
    this.values = new long[size];
    this.at = new long[size];
    Arrays.fill(at, -1);
  }

  @Override
  void reduce(Object array, int from, int n, int target, long place) {
    long[] a = (long[]) array;
    for (int i = 0; i < n; i++) {
      offer(a[from + i], target, place + i);
    }
  }

  @Override
  void combine(Object array, int from, int n, int target, long place) {
    long[] a = (long[]) array;
    for (int i = 0; i < n; i++) {
      offer(a[from + i], target + i, place);
    }
  }

  private void offer(long value, int target, long place) {
    long best = values[target];
    boolean better = largest ? value > best : value < best;
    if (better || at[target] < 0) {
      values[target] = value;
      at[target] = place;
    }
  }

  @Override
  void result(Block result) {
    convert(values, DType.INT64, result, 0);
    convert(at, DType.INT64, result, values.length);
  }
}
