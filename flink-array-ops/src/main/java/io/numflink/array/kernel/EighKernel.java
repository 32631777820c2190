package io.numflink.array.kernel;

import static org.bytedeco.openblas.global.openblas.LAPACK_COL_MAJOR;

import io.numflink.array.block.Block;
import io.numflink.array.block.DType;
import io.numflink.array.block.LinAlgException;
import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.openblas.global.openblas;

/**
 * The eigenvalues, ascending, or the eigenvectors, as columns, of a symmetric block A = V diag(w)
 * Vᵀ ({@code syevd}); only the lower triangle of A is read.
 */
public record EighKernel(Part part) implements BlockKernel {

  /** Which factor. */
  public enum Part {
    W,
    V
  }

  @Override
  public Block compute(KernelContext context, int[] index, Block[] operands) {
    Block a = operands[0];
    Lapack.requireSquare(a);
    int n = a.extent(0);
    DType dtype = Lapack.resultType(a);
    double[] w = new double[n];
    DoublePointer columns = Lapack.columns(Blas.scratch()[0], a);
    if (n > 0) {
      byte job = (byte) (part == Part.W ? 'N' : 'V');
      int info;
      try (DoublePointer values = new DoublePointer(w)) {
        info = openblas.LAPACKE_dsyevd(LAPACK_COL_MAJOR, job, (byte) 'L', n, columns, n, values);
        values.get(w);
      }
      if (info > 0) {
        throw new LinAlgException("Eigenvalues did not converge");
      }
      Lapack.requireValid(info);
    }
    return part == Part.W
        ? Lapack.block(context, dtype, w, n)
        : Lapack.matrix(context, dtype, columns, n, n, n);
  }
}
