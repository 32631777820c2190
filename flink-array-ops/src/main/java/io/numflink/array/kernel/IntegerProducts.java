package io.numflink.array.kernel;

import io.numflink.array.block.Block;
import io.numflink.array.block.DType;
import java.util.Arrays;

/**
 * Products of integer matrices, exact modulo 2⁶⁴; int32 and bool go through int64, which holds
 * their results modulo 2³² and the number of true terms.
 */
final class IntegerProducts {
  /** Rows of B whose products are added before the next ones are read: they stay in the cache. */
  private static final int PANEL = 64;

  private IntegerProducts() {}

  /** C ← op(A) op(B), or C ← C + op(A) op(B); op(A) is m × k and op(B) is k × n. */
  static void multiply(
      DType dtype,
      boolean transposeA,
      boolean transposeB,
      int m,
      int n,
      int k,
      Object a,
      Object b,
      Object c,
      boolean add) {
    long[] left = rowMajor(widen(dtype, a, m * k), transposeA, m, k);
    long[] right = rowMajor(widen(dtype, b, k * n), transposeB, k, n);
    long[] result =
        add ? widen(dtype, c, m * n) : dtype == DType.INT64 ? (long[]) c : new long[m * n];
    if (!add) {
      Arrays.fill(result, 0, m * n, 0);
    }
    for (int from = 0; from < k; from += PANEL) {
      int to = Math.min(k, from + PANEL);
      for (int i = 0; i < m; i++) {
        for (int l = from; l < to; l++) {
          addMultiple(left[i * k + l], right, l * n, result, i * n, n);
        }
      }
    }
    narrow(result, dtype, c);
  }

  private static void addMultiple(long x, long[] row, int from, long[] sum, int at, int n) {
    if (x != 0) {
      for (int j = 0; j < n; j++) {
        sum[at + j] += x * row[from + j];
      }
    }
  }

  private static long[] rowMajor(long[] matrix, boolean transposed, int rows, int columns) {
    if (!transposed) {
      return matrix;
    }
    long[] result = new long[rows * columns];
    Layout.transpose(matrix, columns, rows, result);
    return result;
  }

  /** The first n elements as int64; the array itself if it is of that type. */
  static long[] widen(DType dtype, Object array, int n) {
    if (dtype == DType.INT64) {
      return (long[]) array;
    }
    Object wide = Block.newArray(DType.INT64, n);
    Casts.of(dtype, DType.INT64).run(new Object[] {array}, new int[1], wide, 0, n);
    return (long[]) wide;
  }

  /** Stores int64 elements as {@code dtype}. */
  static void narrow(long[] from, DType dtype, Object to) {
    if (from != to) {
      Casts.of(DType.INT64, dtype).run(new Object[] {from}, new int[1], to, 0, from.length);
    }
  }
}
