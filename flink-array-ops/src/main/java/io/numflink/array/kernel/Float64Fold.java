package io.numflink.array.kernel;

import io.numflink.array.block.Block;
import io.numflink.array.block.DType;
import java.util.Arrays;

/** Accumulates float64; sums are compensated. */
final class Float64Fold extends Fold {
  private static final int SHORT = 16;

  private final Reduction reduction;
  private final Loop loop;
  private final double[] accumulator;

  /** What the sums have lost by rounding; null for other reductions. */
  private final double[] lost;

  private final double[] scratch = new double[Evaluation.CHUNK / 2 + 1];

  Float64Fold(Reduction reduction, int size) {
    this.reduction = reduction;
    this.loop = operation(reduction).loop(DType.FLOAT64);
    this.accumulator = new double[size];
    Arrays.fill(accumulator, initial(reduction));
    this.lost = reduction == Reduction.SUM ? new double[size] : null;
  }

  private static double initial(Reduction reduction) {
    return switch (reduction) {
      case MIN -> Double.POSITIVE_INFINITY;
      case MAX -> Double.NEGATIVE_INFINITY;
      default -> reduction.identity();
    };
  }

  @Override
  void reduce(Object array, int from, int n, int target, long place) {
    double[] a = (double[]) array;
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
    double result = a[at];
    for (int i = 1; i < rest; i++) {
      result = apply(result, a[at + i]);
    }
    add(target, result);
  }

  private double apply(double x, double y) {
    return switch (reduction) {
      case SUM, COUNT_NONZERO -> x + y;
      case PROD -> x * y;
      case MIN, ALL -> Math.min(x, y);
      default -> Math.max(x, y);
    };
  }

  private void add(int target, double term) {
    double before = accumulator[target];
    double after = apply(before, term);
    accumulator[target] = after;
    if (lost != null) {
      // Knuth's two-sum: before + term = after + error, exactly
      double change = after - before;
      double error = (before - (after - change)) + (term - change);
      lost[target] += Double.isFinite(error) ? error : 0;
    }
  }

  @Override
  void combine(Object array, int from, int n, int target, long place) {
    loop.run(new Object[] {accumulator, array}, new int[] {target, from}, accumulator, target, n);
  }

  @Override
  void result(Block result) {
    if (lost != null) {
      for (int i = 0; i < accumulator.length; i++) {
        accumulator[i] += lost[i];
      }
    }
    convert(accumulator, DType.FLOAT64, result, 0);
  }
}
