package io.numflink.array.kernel;

import static org.bytedeco.openblas.global.openblas.CblasColMajor;
import static org.bytedeco.openblas.global.openblas.CblasNoTrans;
import static org.bytedeco.openblas.global.openblas.CblasTrans;

import java.util.Arrays;
import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.openblas.global.openblas;

/**
 * Some rows A of a column-major matrix, copied to the calling thread's native memory once for
 * several products with vectors ({@code gemv}). It is valid until the thread's next call of BLAS
 * elsewhere, and pays where the rows stay in the cache.
 */
public final class NativeColumns {
  private final DoublePointer columns;
  private final int m;
  private final int n;

  private NativeColumns(DoublePointer columns, int m, int n) {
    this.columns = columns;
    this.m = m;
    this.n = n;
  }

  /**
   * The rows {@code from} to {@code from + m} of a matrix of n columns.
   *
   * @param stride elements from one column to the next
   */
  public static NativeColumns copyOf(double[] matrix, int stride, int from, int m, int n) {
    DoublePointer columns = Blas.scratch()[0].doubles((long) m * n);
    if (m == stride) {
      columns.put(matrix, 0, m * n);
    } else {
      for (int j = 0; j < n; j++) {
        columns.position((long) j * m).put(matrix, j * stride + from, m);
      }
      columns.position(0);
    }
    return new NativeColumns(columns, m, n);
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
    openblas.cblas_dgemv(CblasColMajor, transpose, m, n, 1, columns, m, in, 1, 0, out, 1);
    out.get(y, 0, yLength);
  }
}
