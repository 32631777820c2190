package io.numflink.array.kernel;

import static org.bytedeco.openblas.global.openblas.CblasColMajor;
import static org.bytedeco.openblas.global.openblas.CblasLower;
import static org.bytedeco.openblas.global.openblas.CblasNoTrans;
import static org.bytedeco.openblas.global.openblas.CblasTrans;

import java.util.Arrays;
import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.openblas.global.openblas;

/**
 * The sum AᵀA over chunks A of rows, each added to native memory. A chunk is copied to the calling
 * thread's native memory, so it should fit the cache: about 0.5 MB.
 *
 * <p>OpenBLAS's {@code syrk} is made for wide matrices. Up to {@value #NARROW} columns {@code gemm}
 * is faster with slices of so few rows that its kernels for small matrices take them, and the first
 * level of the cache has room, though it computes both triangles: 2 to 8 times at up to 12 columns,
 * 1.6 times at 32 (a core of an Intel Xeon with AVX-512).
 */
public final class GramMatrix implements AutoCloseable {
  private static final ThreadLocal<double[]> SQUARE = ThreadLocal.withInitial(() -> new double[0]);

  private static final int NARROW = 33;

  /** Elements of a slice: 32 KiB. */
  private static final int SLICE_ELEMENTS = 1 << 12;

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

  /**
   * Adds a chunk of {@code rows} rows, stored column after column.
   *
   * @param stride elements from one column to the next
   */
  public void add(double[] columns, int stride, int rows) {
    if (rows > 0 && n > 0) {
      DoublePointer a = Blas.scratch()[0].copyOf(columns, stride * (n - 1) + rows);
      int slice = n <= NARROW ? SLICE_ELEMENTS / n : rows;
      for (int from = 0; from < rows; from += slice) {
        multiply(a.position(from), stride, Math.min(slice, rows - from));
      }
      a.position(0);
    }
  }

  private void multiply(DoublePointer a, int stride, int rows) {
    double keep = empty ? 0 : 1;
    if (n <= NARROW) {
      openblas.cblas_dgemm(
          CblasColMajor,
          CblasTrans,
          CblasNoTrans,
          n,
          n,
          rows,
          1,
          a,
          stride,
          a,
          stride,
          keep,
          sum,
          n);
    } else {
      openblas.cblas_dsyrk(
          CblasColMajor, CblasLower, CblasTrans, n, rows, 1, a, stride, keep, sum, n);
    }
    empty = false;
  }

  /**
   * The sum, whose upper triangle is at {@code [i * n + j]} for i ≤ j; what is elsewhere in the
   * array is not said. It is the calling thread's, and valid until its next call.
   */
  public double[] upper() {
    double[] square = SQUARE.get();
    if (square.length < n * n) {
      square = new double[n * n];
      SQUARE.set(square);
    }
    if (empty) {
      Arrays.fill(square, 0, n * n, 0);
    } else {
      // The lower triangle by columns is the upper one by rows
      sum.get(square, 0, n * n);
    }
    return square;
  }

  /** Adds the upper triangle, row after row, to {@code packed} from {@code at} on. */
  public void addTo(double[] packed, int at) {
    double[] square = upper();
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
