package io.numflink.array.kernel;

import static org.bytedeco.openblas.global.openblas.LAPACK_COL_MAJOR;

import java.util.Arrays;
import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.openblas.global.openblas;

/**
 * The factor R of a tall matrix A = Q R, made of chunks of rows: R of [R of the rows before; chunk]
 * (the sequential form of TSQR; Demmel, Grigori, Hoemmen &amp; Langou 2012). It has the accuracy of
 * a Householder factorisation, which AᵀA = RᵀR has not: that squares the condition.
 */
public final class TriangularFactor {
  private TriangularFactor() {}

  /**
   * Replaces R by that of the rows of R and of further rows.
   *
   * @param r upper triangular n × n, row-major; zero at first
   * @param chunk {@code count} × n, stored column after column
   * @param stride elements from one column to the next
   */
  public static void update(double[] r, int n, double[] chunk, int stride, int count) {
    if (n == 0 || count == 0) {
      return;
    }
    int m = n + count;
    double[] columns = new double[m * n];
    for (int j = 0; j < n; j++) {
      for (int i = 0; i < n; i++) {
        columns[j * m + i] = r[i * n + j];
      }
      System.arraycopy(chunk, j * stride, columns, j * m + n, count);
    }
    DoublePointer a = Blas.scratch()[0].copyOf(columns, columns.length);
    try (DoublePointer tau = new DoublePointer(n)) {
      Lapack.requireValid(openblas.LAPACKE_dgeqrf(LAPACK_COL_MAJOR, m, n, a, m, tau));
    }
    a.get(columns, 0, columns.length);
    Arrays.fill(r, 0, n * n, 0);
    for (int i = 0; i < n; i++) {
      for (int j = i; j < n; j++) {
        r[i * n + j] = columns[j * m + i];
      }
    }
  }
}
