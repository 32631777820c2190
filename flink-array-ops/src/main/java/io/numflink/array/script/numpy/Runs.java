package io.numflink.array.script.numpy;

import io.numflink.array.block.Block;
import io.numflink.array.expr.Creation;
import io.numflink.array.expr.Expr;
import java.lang.reflect.Array;
import java.util.Arrays;

/**
 * The runs of equal elements of a sorted block; all NaN are one run.
 *
 * @param sorted the block
 * @param starts where the runs start
 */
record Runs(Block sorted, int[] starts) {

  static Runs of(Block sorted) {
    int[] starts = new int[sorted.size()];
    int count = 0;
    for (int i = 0; i < starts.length; i++) {
      if (i == 0 || !equal(sorted, i - 1, i)) {
        starts[count++] = i;
      }
    }
    return new Runs(sorted, Arrays.copyOf(starts, count));
  }

  private static boolean equal(Block block, int i, int j) {
    Object x = Array.get(block.data(), i);
    Object y = Array.get(block.data(), j);
    return x.equals(y)
        || (block.dtype().isFloating() && ((Number) x).doubleValue() == ((Number) y).doubleValue());
  }

  /** The different elements. */
  Expr elements() {
    Object data = Block.newArray(sorted.dtype(), starts.length);
    for (int i = 0; i < starts.length; i++) {
      System.arraycopy(sorted.data(), starts[i], data, i, 1);
    }
    return Creation.array(Block.wrap(sorted.dtype(), data, starts.length));
  }

  Expr counts() {
    long[] counts = new long[starts.length];
    for (int i = 0; i < counts.length; i++) {
      counts[i] = end(i) - starts[i];
    }
    return literal(counts);
  }

  /** Where each element is first in the unsorted array, given the places of the sorted elements. */
  Expr first(long[] order) {
    return literal(Arrays.stream(starts).mapToLong(start -> order[start]).toArray());
  }

  /** For each element of the unsorted array the number of its run. */
  Expr inverse(long[] order) {
    long[] inverse = new long[order.length];
    for (int run = 0; run < starts.length; run++) {
      for (int i = starts[run]; i < end(run); i++) {
        inverse[(int) order[i]] = run;
      }
    }
    return literal(inverse);
  }

  private int end(int run) {
    return run + 1 < starts.length ? starts[run + 1] : sorted.size();
  }

  private static Expr literal(long[] values) {
    return Creation.array(Block.of(values, values.length));
  }
}
