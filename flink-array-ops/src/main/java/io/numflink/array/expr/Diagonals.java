package io.numflink.array.expr;

import io.numflink.array.block.DType;
import io.numflink.array.kernel.UFunc;
import java.util.List;

/** Diagonals and triangles of matrices, by masks, so that every block is worked on where it is. */
public final class Diagonals {
  private Diagonals() {}

  /** The square matrix with those elements on diagonal number {@code diagonal}. */
  public static Expr diagonalMatrix(Expr elements, int diagonal) {
    if (elements.rank() != 1) {
      throw NumpyException.valueError("Input must be 1- or 2-d.");
    }
    long n = elements.size() + Math.abs(diagonal);
    Expr mask = Creation.eye(n, n, diagonal, DType.BOOL);
    Expr padded = elements;
    if (diagonal != 0) {
      Expr gap = Creation.zeros(elements.dtype(), Math.abs(diagonal));
      padded =
          Layouts.concatenate(diagonal > 0 ? List.of(gap, elements) : List.of(elements, gap), 0);
    }
    return Functions.where(mask, Layouts.expandDims(padded, 0), Creation.zeros(elements.dtype()));
  }

  /** Diagonal number {@code diagonal} of a matrix. */
  public static Expr diagonal(Expr x, int diagonal) {
    requireMatrix(x);
    long rows = x.extent(0);
    long columns = x.extent(1);
    Expr kept = Reductions.sum(onDiagonal(x, diagonal), new int[] {0}, false);
    long first = Math.max(0, diagonal);
    long count = Math.max(0, Math.min(rows + Math.min(0, diagonal), columns - first));
    Region region =
        new Region(new long[] {count == 0 ? 0 : first}, new long[] {1}, new long[] {count});
    return Functions.cast(new Slice(kept, region), x.dtype());
  }

  /** The sum of a diagonal. */
  public static Expr trace(Expr x, int diagonal) {
    requireMatrix(x);
    return Reductions.sum(onDiagonal(x, diagonal));
  }

  /** The elements on and below diagonal number {@code diagonal}; zeros above. */
  public static Expr lowerTriangle(Expr x, int diagonal) {
    return Functions.where(isAbove(x, diagonal), Creation.zeros(x.dtype()), x);
  }

  /** The elements on and above diagonal number {@code diagonal}; zeros below. */
  public static Expr upperTriangle(Expr x, int diagonal) {
    return Functions.where(isAbove(x, diagonal - 1), x, Creation.zeros(x.dtype()));
  }

  private static Expr onDiagonal(Expr x, int diagonal) {
    Expr mask = Creation.eye(x.extent(0), x.extent(1), diagonal, DType.BOOL);
    return Functions.where(mask, x, Creation.zeros(x.dtype()));
  }

  /** column − row &gt; diagonal, for every element of the last two axes. */
  private static Expr isAbove(Expr x, int diagonal) {
    if (x.rank() < 2) {
      throw NumpyException.valueError(
          "a triangle needs a matrix, got an array of rank %d", x.rank());
    }
    Expr rows = Creation.arange(0L, x.extent(x.rank() - 2), 1L, DType.INT64);
    Expr columns = Creation.arange(0L, x.extent(x.rank() - 1), 1L, DType.INT64);
    Expr shifted = Functions.add(Layouts.expandDims(rows, 1), Creation.constant((long) diagonal));
    return Functions.apply(UFunc.GREATER, columns, shifted);
  }

  private static void requireMatrix(Expr x) {
    if (x.rank() < 2) {
      throw NumpyException.valueError("diag requires an array of at least two dimensions");
    }
    if (x.rank() > 2) {
      throw NumpyException.valueError("Input must be 1- or 2-d.");
    }
  }
}
