package io.numflink.array.kernel;

import static org.bytedeco.openblas.global.openblas.LAPACK_COL_MAJOR;

import io.numflink.array.block.Block;
import io.numflink.array.block.DType;
import io.numflink.array.block.LinAlgException;
import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.openblas.global.openblas;

/**
 * One factor of the reduced singular value decomposition A = U diag(s) Vᴴ of an m × n block ({@code
 * gesdd}): U is m × k, s has the k = min(m, n) singular values in descending order, Vᴴ is k × n.
 */
public record SvdKernel(Part part) implements BlockKernel {

  /** Which factor. */
  public enum Part {
    U,
    S,
    VH
  }

  @Override
  public Block compute(KernelContext context, int[] index, Block[] operands) {
    Block a = operands[0];
    Lapack.requireMatrix(a);
    int m = a.extent(0);
    int n = a.extent(1);
    int k = Math.min(m, n);
    DType dtype = Lapack.resultType(a);
    double[] s = new double[k];
    NativeArray[] scratch = Blas.scratch();
    DoublePointer u = scratch[1].doubles(Math.max(1, (long) m * k));
    DoublePointer vh = scratch[2].doubles(Math.max(1, (long) k * n));
    if (k > 0) {
      DoublePointer columns = Lapack.columns(scratch[0], a);
      byte job = (byte) (part == Part.S ? 'N' : 'S');
      int info;
      try (DoublePointer values = new DoublePointer(s)) {
        info =
            openblas.LAPACKE_dgesdd(LAPACK_COL_MAJOR, job, m, n, columns, m, values, u, m, vh, k);
        values.get(s);
      }
      if (info > 0) {
        throw new LinAlgException("SVD did not converge");
      }
      Lapack.requireValid(info);
    }
    return switch (part) {
      case U -> Lapack.matrix(context, dtype, u, m, m, k);
      case S -> Lapack.block(context, dtype, s, k);
      case VH -> Lapack.matrix(context, dtype, vh, k, k, n);
    };
  }
}
