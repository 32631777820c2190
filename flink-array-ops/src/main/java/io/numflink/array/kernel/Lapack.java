package io.numflink.array.kernel;

import static org.bytedeco.openblas.global.openblas.LAPACK_COL_MAJOR;

import io.numflink.array.block.ArrayException;
import io.numflink.array.block.Block;
import io.numflink.array.block.DType;
import io.numflink.array.block.LinAlgException;
import java.util.Arrays;
import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.javacpp.IntPointer;
import org.bytedeco.openblas.global.openblas;

/**
 * Factorisations of one matrix by LAPACK. Matrices are copied to native memory column after column,
 * and the same routines run as in {@code numpy.linalg}, so that pivots, signs and errors are those
 * of NumPy. float32 matrices are computed in float64 and rounded.
 */
final class Lapack {
  private Lapack() {}

  /** The type of a result: float32 of float32, float64 of all others. */
  static DType resultType(Block... operands) {
    for (Block operand : operands) {
      if (operand.dtype() != DType.FLOAT32) {
        return DType.FLOAT64;
      }
    }
    return DType.FLOAT32;
  }

  static void requireMatrix(Block a) {
    if (a.rank() != 2) {
      throw new LinAlgException(
          "%d-dimensional array given. Array must be at least two-dimensional".formatted(a.rank()));
    }
  }

  static void requireSquare(Block a) {
    requireMatrix(a);
    if (a.extent(0) != a.extent(1)) {
      throw new LinAlgException("Last 2 dimensions of the array must be square");
    }
  }

  /** The rows × columns block's elements in native memory, column after column. */
  static DoublePointer columns(NativeArray target, Block a) {
    requireMatrix(a);
    double[] values =
        a.dtype() == DType.FLOAT64 ? a.float64() : (double[]) Layout.converted(a, DType.FLOAT64);
    double[] columns = new double[values.length];
    Layout.transpose(values, a.extent(0), a.extent(1), columns);
    return target.copyOf(columns, columns.length);
  }

  /** A block of the leading {@code rows} × {@code columns} elements stored column after column. */
  static Block matrix(
      KernelContext context,
      DType dtype,
      DoublePointer source,
      int leading,
      int rows,
      int columns) {
    double[] stored = new double[leading * columns];
    if (stored.length > 0) {
      source.get(stored, 0, stored.length);
    }
    double[] values = new double[rows * columns];
    Layout.copy(
        stored,
        0,
        new int[] {1, leading},
        values,
        0,
        new int[] {columns, 1},
        new int[] {rows, columns});
    return block(context, dtype, values, rows, columns);
  }

  /** A block of given elements, rounded to {@code dtype}. */
  static Block block(KernelContext context, DType dtype, double[] values, int... shape) {
    Block result = context.allocate(dtype, shape);
    Casts.of(DType.FLOAT64, dtype)
        .run(new Object[] {values}, new int[1], result.data(), 0, values.length);
    return result;
  }

  /** X with A X = B, by LU with partial pivoting ({@code gesv}); B is n × m or a vector. */
  static Block solve(KernelContext context, Block a, Block b) {
    requireSquare(a);
    int n = a.extent(0);
    boolean vector = b.rank() == 1;
    if (b.rank() < 1 || b.rank() > 2 || b.extent(0) != n) {
      throw ArrayException.valueError(
          "solve: Input operand 1 has a mismatch in its core dimension 0, with gufunc signature"
              + " (m,m),(m,n)->(m,n) (size %d is different from %d)"
                  .formatted(b.rank() == 0 ? 1 : b.extent(0), n));
    }
    int m = vector ? 1 : b.extent(1);
    DType dtype = resultType(a, b);
    if (n == 0 || m == 0) {
      return block(context, dtype, new double[0], b.shape());
    }
    NativeArray[] scratch = Blas.scratch();
    DoublePointer x = columns(scratch[1], vector ? b.reshape(n, 1) : b);
    solve(n, m, columns(scratch[0], a), x);
    Block result = matrix(context, dtype, x, n, n, m);
    return vector ? result.reshape(n) : result;
  }

  private static void solve(int n, int m, DoublePointer a, DoublePointer x) {
    try (IntPointer pivots = new IntPointer(n)) {
      int info = openblas.LAPACKE_dgesv(LAPACK_COL_MAJOR, n, m, a, n, pivots, x, n);
      if (info > 0) {
        throw new LinAlgException("Singular matrix");
      }
      requireValid(info);
    }
  }

  /** A⁻¹, the solution of A X = I. */
  static Block inverse(KernelContext context, Block a) {
    requireSquare(a);
    int n = a.extent(0);
    Block identity = Block.zeros(DType.FLOAT64, n, n);
    for (int i = 0; i < n; i++) {
      identity.float64()[i * n + i] = 1;
    }
    Block result = solve(KernelContext.simple(), a, identity);
    DType dtype = resultType(a);
    return block(context, dtype, result.float64(), n, n);
  }

  /** det A, the product of the pivots of LU with the sign of their permutation. */
  static Block determinant(KernelContext context, Block a) {
    requireSquare(a);
    int n = a.extent(0);
    double determinant = n == 0 ? 1 : determinant(n, columns(Blas.scratch()[0], a));
    return block(context, resultType(a), new double[] {determinant});
  }

  private static double determinant(int n, DoublePointer lu) {
    try (IntPointer pivots = new IntPointer(n)) {
      int info = openblas.LAPACKE_dgetrf(LAPACK_COL_MAJOR, n, n, lu, n, pivots);
      if (info > 0) {
        return 0;
      }
      requireValid(info);
      // As numpy.linalg does: the sign times the exponential of the sum of logarithms
      double sign = 1;
      double logarithm = 0;
      for (int i = 0; i < n; i++) {
        double pivot = lu.get((long) i * n + i);
        boolean swapped = pivots.get(i) != i + 1;
        sign *= swapped == pivot < 0 ? 1 : -1;
        logarithm += Math.log(Math.abs(pivot));
      }
      return sign * Math.exp(logarithm);
    }
  }

  /** The lower triangular L with A = L Lᵀ ({@code potrf}); reads the lower triangle of A. */
  static Block cholesky(KernelContext context, Block a) {
    requireSquare(a);
    int n = a.extent(0);
    double[] values = (double[]) Layout.converted(a, DType.FLOAT64);
    if (n > 0) {
      // A row-major lower triangle is a column-major upper one: A = UᵀU with U = Lᵀ
      NativeArray[] scratch = Blas.scratch();
      DoublePointer pointer = scratch[0].copyOf(values, n * n);
      int info = openblas.LAPACKE_dpotrf(LAPACK_COL_MAJOR, (byte) 'U', n, pointer, n);
      if (info > 0) {
        throw new LinAlgException("Matrix is not positive definite");
      }
      requireValid(info);
      pointer.get(values, 0, n * n);
      for (int i = 0; i < n; i++) {
        Arrays.fill(values, i * n + i + 1, (i + 1) * n, 0);
      }
    }
    return block(context, resultType(a), values, n, n);
  }

  static void requireValid(int info) {
    if (info < 0) {
      throw new LinAlgException("LAPACK refuses argument " + -info);
    }
  }
}
