package io.numflink.array.kernel;

import static org.bytedeco.openblas.global.openblas.CblasNoTrans;
import static org.bytedeco.openblas.global.openblas.CblasRowMajor;
import static org.bytedeco.openblas.global.openblas.CblasTrans;

import java.util.Arrays;
import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.openblas.global.openblas;

/**
 * A chunk A of a row-major matrix, copied to the calling thread's native memory once for several
 * products with vectors ({@code gemv}). It is valid until the thread's next call of BLAS elsewhere,
 * and pays where the chunk stays in the cache.
 */
public final class NativeRows {
  private final DoublePointer rows;
  private final int m;
  private final int n;

  private NativeRows(DoublePointer rows, int m, int n) {
    this.rows = rows;
    this.m = m;
    this.n = n;
  }

  /** The rows {@code from} to {@code from + m} of a matrix of n columns. */
  public static NativeRows copyOf(double[] matrix, int from, int m, int n) {
    DoublePointer rows = Blas.scratch()[0].doubles((long) m * n);
    rows.put(matrix, from * n, m * n);
    return new NativeRows(rows, m, n);
  }

  /** y ← A x. */
  public void times(double[] x, double[] y) {
    multiply(CblasNoTrans, x, n, y, m);
  }

  /** y ← Aᵀ x. */
  public void transposedTimes(double[] x, double[] y) {
    multiply(CblasTrans, x, m, y, n);
  }

  private void multiply(int transpose, double[] x, int xLength, double[] y, int yLength) {
    if (m == 0 || n == 0) {
      Arrays.fill(y, 0, yLength, 0);
      return;
    }
    NativeArray[] scratch = Blas.scratch();
    DoublePointer in = scratch[1].copyOf(x, xLength);
    DoublePointer out = scratch[2].doubles(yLength);
    openblas.cblas_dgemv(CblasRowMajor, transpose, m, n, 1, rows, n, in, 1, 0, out, 1);
    out.get(y, 0, yLength);
  }
}
