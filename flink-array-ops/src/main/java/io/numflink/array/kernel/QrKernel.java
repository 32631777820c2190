package io.numflink.array.kernel;

import static org.bytedeco.openblas.global.openblas.LAPACK_COL_MAJOR;

import io.numflink.array.block.Block;
import io.numflink.array.block.DType;
import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.openblas.global.openblas;

/**
 * One factor of the reduced decomposition A = Q R of an m × n block by Householder reflections: Q
 * (m × k) has orthonormal columns, R (k × n) is upper triangular, k = min(m, n).
 */
public record QrKernel(Part part) implements BlockKernel {

  /** Which factor. */
  public enum Part {
    Q,
    R
  }

  @Override
  public Block compute(KernelContext context, int[] index, Block[] operands) {
    Block a = operands[0];
    Lapack.requireMatrix(a);
    int m = a.extent(0);
    int n = a.extent(1);
    int k = Math.min(m, n);
    DType dtype = Lapack.resultType(a);
    if (k == 0) {
      double[] nothing = new double[0];
      return part == Part.Q
          ? Lapack.block(context, dtype, nothing, m, 0)
          : Lapack.block(context, dtype, nothing, 0, n);
    }
    DoublePointer columns = Lapack.columns(Blas.scratch()[0], a);
    try (DoublePointer tau = new DoublePointer(k)) {
      Lapack.requireValid(openblas.LAPACKE_dgeqrf(LAPACK_COL_MAJOR, m, n, columns, m, tau));
      if (part == Part.Q) {
        Lapack.requireValid(openblas.LAPACKE_dorgqr(LAPACK_COL_MAJOR, m, k, k, columns, m, tau));
        return Lapack.matrix(context, dtype, columns, m, m, k);
      }
    }
    Block r = Lapack.matrix(context, dtype, columns, m, k, n);
    Object zero = Scalars.convert(0, dtype);
    for (int i = 1; i < k; i++) {
      Scalars.fill(r.data(), i * n, i * n + i, zero);
    }
    return r;
  }
}
