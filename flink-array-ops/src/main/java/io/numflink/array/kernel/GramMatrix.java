package io.numflink.array.kernel;

import static org.bytedeco.openblas.global.openblas.CblasRowMajor;
import static org.bytedeco.openblas.global.openblas.CblasTrans;
import static org.bytedeco.openblas.global.openblas.CblasUpper;

import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.openblas.global.openblas;

/**
 * The sum AᵀA over chunks A of rows, each added by {@code syrk} to native memory. Rows are copied
 * to the calling thread's native memory, so a chunk should fit its cache: about 0.5 MB.
 */
public final class GramMatrix implements AutoCloseable {
  private final int n;
  private final DoublePointer sum;
  private boolean empty = true;

  /**
   * @param n columns of the chunks
   */
  public GramMatrix(int n) {
    Blas.require();
    this.n = n;
    this.sum = new DoublePointer(Math.max(1, (long) n * n));
  }

  /** Adds the {@code count} × n row-major chunk. */
  public void add(double[] rows, int count) {
    if (count > 0 && n > 0) {
      DoublePointer a = Blas.scratch()[0].copyOf(rows, count * n);
      double keep = empty ? 0 : 1;
      openblas.cblas_dsyrk(CblasRowMajor, CblasUpper, CblasTrans, n, count, 1, a, n, keep, sum, n);
      empty = false;
    }
  }

  /** Adds the upper triangle, row after row, to {@code packed} from {@code at} on. */
  public void addTo(double[] packed, int at) {
    if (empty) {
      return;
    }
    double[] square = new double[n * n];
    sum.get(square, 0, square.length);
    int to = at;
    for (int i = 0; i < n; i++) {
      for (int j = i; j < n; j++) {
        packed[to++] += square[i * n + j];
      }
    }
  }

  @Override
  public void close() {
    sum.close();
  }
}
