package io.numflink.array.kernel;

import io.numflink.array.block.Block;
import io.numflink.array.block.DType;
import java.util.Arrays;

/** Accumulates int64, modulo 2⁶⁴. */
final class Int64Fold extends Fold {
  private static final int SHORT = 16;

  private final Reduction reduction;
  private final Loop loop;
  private final long[] accumulator;

  private final long[] scratch = new long[Evaluation.CHUNK / 2 + 1];

  Int64Fold(Reduction reduction, int size) {
    this.reduction = reduction;
    this.loop = operation(reduction).loop(DType.INT64);
    this.accumulator = new long[size];
    Arrays.fill(accumulator, initial(reduction));
  }

  private static long initial(Reduction reduction) {
    return switch (reduction) {
      case MIN -> Long.MAX_VALUE;
      case MAX -> Long.MIN_VALUE;
      default -> reduction.identity();
    };
  }

  @Override
  void reduce(Object array, int from, int n, int target, long place) {
    long[] a = (long[]) array;
    int at = from;
    int rest = n;
    while (rest > SHORT) {
      // The front half ← the front half ⊕ the back half; an odd element in the middle stays.
      int half = rest / 2;
      int middle = rest - half;
      loop.run(new Object[] {a, a}, new int[] {at, at + middle}, scratch, 0, half);
      if (middle > half) {
        scratch[half] = a[at + half];
      }
      a = scratch;
      at = 0;
      rest = middle;
    }
    long result = a[at];
    for (int i = 1; i < rest; i++) {
      result = apply(result, a[at + i]);
    }
    add(target, result);
  }

  private long apply(long x, long y) {
    return switch (reduction) {
      case SUM, COUNT_NONZERO -> x + y;
      case PROD -> x * y;
      case MIN, ALL -> Math.min(x, y);
      default -> Math.max(x, y);
    };
  }

  private void add(int target, long term) {
    accumulator[target] = apply(accumulator[target], term);
  }

  @Override
  void combine(Object array, int from, int n, int target, long place) {
    loop.run(new Object[] {accumulator, array}, new int[] {target, from}, accumulator, target, n);
  }

  @Override
  void result(Block result) {
    convert(accumulator, DType.INT64, result, 0);
  }
}
