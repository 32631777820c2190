package io.numflink.array.kernel;

import io.numflink.array.block.DType;
import java.util.Arrays;

/**
 * Products of a matrix and a vector, y ← op(A) x or y ← y + op(A) x, in loops that read the matrix
 * once. A row-major matrix times a vector is an inner product a row, in eight strands; a transposed
 * one is a sum of its rows, four at a time, which the JIT compiler vectorises.
 */
final class VectorProducts {
  private static final int ROWS = 4;

  private VectorProducts() {}

  /** op(A) is m × k; A is stored as k × m if {@code transpose}. */
  static void matrixVector(
      DType dtype, boolean transpose, int m, int k, Object a, Object x, Object y, boolean add) {
    switch (dtype) {
      case FLOAT64 -> product(transpose, m, k, (double[]) a, (double[]) x, (double[]) y, add);
      case FLOAT32 -> product(transpose, m, k, (float[]) a, (float[]) x, (float[]) y, add);
      case INT64 -> product(transpose, m, k, (long[]) a, (long[]) x, (long[]) y, add);
      case INT32, BOOL -> {
        long[] result = add ? IntegerProducts.widen(dtype, y, m) : new long[m];
        long[] matrix = IntegerProducts.widen(dtype, a, m * k);
        product(transpose, m, k, matrix, IntegerProducts.widen(dtype, x, k), result, add);
        IntegerProducts.narrow(result, dtype, y);
      }
    }
  }

  private static void product(
      boolean transpose, int m, int k, double[] a, double[] x, double[] y, boolean add) {
    if (transpose) {
      if (!add) {
        Arrays.fill(y, 0, m, 0);
      }
      addRows(m, k, a, x, y);
    } else {
      for (int i = 0; i < m; i++) {
        double dot = dot(a, i * k, x, k);
        y[i] = add ? y[i] + dot : dot;
      }
    }
  }

  private static void addRows(int m, int k, double[] a, double[] x, double[] y) {
    int row = 0;
    for (; row + ROWS <= k; row += ROWS) {
      double x0 = x[row];
      double x1 = x[row + 1];
      double x2 = x[row + 2];
      double x3 = x[row + 3];
      int a0 = row * m;
      int a1 = a0 + m;
      int a2 = a1 + m;
      int a3 = a2 + m;
      for (int i = 0; i < m; i++) {
        y[i] += (a[a0 + i] * x0 + a[a1 + i] * x1) + (a[a2 + i] * x2 + a[a3 + i] * x3);
      }
    }
    for (; row < k; row++) {
      double x0 = x[row];
      int a0 = row * m;
      for (int i = 0; i < m; i++) {
        y[i] += a[a0 + i] * x0;
      }
    }
  }

  private static double dot(double[] a, int at, double[] x, int n) {
    double s0 = 0;
    double s1 = 0;
    double s2 = 0;
    double s3 = 0;
    double s4 = 0;
    double s5 = 0;
    double s6 = 0;
    double s7 = 0;
    int i = 0;
    for (; i + 8 <= n; i += 8) {
      s0 += a[at + i] * x[i];
      s1 += a[at + i + 1] * x[i + 1];
      s2 += a[at + i + 2] * x[i + 2];
      s3 += a[at + i + 3] * x[i + 3];
      s4 += a[at + i + 4] * x[i + 4];
      s5 += a[at + i + 5] * x[i + 5];
      s6 += a[at + i + 6] * x[i + 6];
      s7 += a[at + i + 7] * x[i + 7];
    }
    double sum = ((s0 + s1) + (s2 + s3)) + ((s4 + s5) + (s6 + s7));
    for (; i < n; i++) {
      sum += a[at + i] * x[i];
    }
    return sum;
  }

  private static void product(
      boolean transpose, int m, int k, float[] a, float[] x, float[] y, boolean add) {
    if (transpose) {
      if (!add) {
        Arrays.fill(y, 0, m, 0);
      }
      addRows(m, k, a, x, y);
    } else {
      for (int i = 0; i < m; i++) {
        float dot = dot(a, i * k, x, k);
        y[i] = add ? y[i] + dot : dot;
      }
    }
  }

  private static void addRows(int m, int k, float[] a, float[] x, float[] y) {
    int row = 0;
    for (; row + ROWS <= k; row += ROWS) {
      float x0 = x[row];
      float x1 = x[row + 1];
      float x2 = x[row + 2];
      float x3 = x[row + 3];
      int a0 = row * m;
      int a1 = a0 + m;
      int a2 = a1 + m;
      int a3 = a2 + m;
      for (int i = 0; i < m; i++) {
        y[i] += (a[a0 + i] * x0 + a[a1 + i] * x1) + (a[a2 + i] * x2 + a[a3 + i] * x3);
      }
    }
    for (; row < k; row++) {
      float x0 = x[row];
      int a0 = row * m;
      for (int i = 0; i < m; i++) {
        y[i] += a[a0 + i] * x0;
      }
    }
  }

  private static float dot(float[] a, int at, float[] x, int n) {
    float s0 = 0;
    float s1 = 0;
    float s2 = 0;
    float s3 = 0;
    float s4 = 0;
    float s5 = 0;
    float s6 = 0;
    float s7 = 0;
    int i = 0;
    for (; i + 8 <= n; i += 8) {
      s0 += a[at + i] * x[i];
      s1 += a[at + i + 1] * x[i + 1];
      s2 += a[at + i + 2] * x[i + 2];
      s3 += a[at + i + 3] * x[i + 3];
      s4 += a[at + i + 4] * x[i + 4];
      s5 += a[at + i + 5] * x[i + 5];
      s6 += a[at + i + 6] * x[i + 6];
      s7 += a[at + i + 7] * x[i + 7];
    }
    float sum = ((s0 + s1) + (s2 + s3)) + ((s4 + s5) + (s6 + s7));
    for (; i < n; i++) {
      sum += a[at + i] * x[i];
    }
    return sum;
  }

  private static void product(
      boolean transpose, int m, int k, long[] a, long[] x, long[] y, boolean add) {
    if (transpose) {
      if (!add) {
        Arrays.fill(y, 0, m, 0);
      }
      addRows(m, k, a, x, y);
    } else {
      for (int i = 0; i < m; i++) {
        long dot = dot(a, i * k, x, k);
        y[i] = add ? y[i] + dot : dot;
      }
    }
  }

  private static void addRows(int m, int k, long[] a, long[] x, long[] y) {
    int row = 0;
    for (; row + ROWS <= k; row += ROWS) {
      long x0 = x[row];
      long x1 = x[row + 1];
      long x2 = x[row + 2];
      long x3 = x[row + 3];
      int a0 = row * m;
      int a1 = a0 + m;
      int a2 = a1 + m;
      int a3 = a2 + m;
      for (int i = 0; i < m; i++) {
        y[i] += (a[a0 + i] * x0 + a[a1 + i] * x1) + (a[a2 + i] * x2 + a[a3 + i] * x3);
      }
    }
    for (; row < k; row++) {
      long x0 = x[row];
      int a0 = row * m;
      for (int i = 0; i < m; i++) {
        y[i] += a[a0 + i] * x0;
      }
    }
  }

  private static long dot(long[] a, int at, long[] x, int n) {
    long s0 = 0;
    long s1 = 0;
    long s2 = 0;
    long s3 = 0;
    long s4 = 0;
    long s5 = 0;
    long s6 = 0;
    long s7 = 0;
    int i = 0;
    for (; i + 8 <= n; i += 8) {
      s0 += a[at + i] * x[i];
      s1 += a[at + i + 1] * x[i + 1];
      s2 += a[at + i + 2] * x[i + 2];
      s3 += a[at + i + 3] * x[i + 3];
      s4 += a[at + i + 4] * x[i + 4];
      s5 += a[at + i + 5] * x[i + 5];
      s6 += a[at + i + 6] * x[i + 6];
      s7 += a[at + i + 7] * x[i + 7];
    }
    long sum = ((s0 + s1) + (s2 + s3)) + ((s4 + s5) + (s6 + s7));
    for (; i < n; i++) {
      sum += a[at + i] * x[i];
    }
    return sum;
  }
}
