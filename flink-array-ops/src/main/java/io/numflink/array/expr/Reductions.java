package io.numflink.array.expr;

import io.numflink.array.block.Block;
import io.numflink.array.block.DType;
import io.numflink.array.kernel.Reduction;
import io.numflink.array.kernel.UFunc;

/**
 * Sums, means, norms and the like. {@code axes} null means all axes; {@code keepDims} keeps the
 * reduced axes with extent 1.
 */
public final class Reductions {
  private Reductions() {}

  /** Any row of the table of reductions. */
  public static Expr reduce(Reduction reduction, Expr x, int[] axes, boolean keepDims) {
    return new Reduce(reduction, x, axes == null ? Shapes.allAxes(x.rank()) : axes, keepDims);
  }

  public static Expr sum(Expr x, int[] axes, boolean keepDims) {
    return reduce(Reduction.SUM, x, axes, keepDims);
  }

  /** The sum of all elements. */
  public static Expr sum(Expr x) {
    return sum(x, null, false);
  }

  public static Expr prod(Expr x, int[] axes, boolean keepDims) {
    return reduce(Reduction.PROD, x, axes, keepDims);
  }

  public static Expr min(Expr x, int[] axes, boolean keepDims) {
    return reduce(Reduction.MIN, x, axes, keepDims);
  }

  public static Expr max(Expr x, int[] axes, boolean keepDims) {
    return reduce(Reduction.MAX, x, axes, keepDims);
  }

  public static Expr any(Expr x, int[] axes, boolean keepDims) {
    return reduce(Reduction.ANY, x, axes, keepDims);
  }

  public static Expr all(Expr x, int[] axes, boolean keepDims) {
    return reduce(Reduction.ALL, x, axes, keepDims);
  }

  /** x̄ = Σ x / n, in float64 for integers. */
  public static Expr mean(Expr x, int[] axes, boolean keepDims) {
    Expr elements = floating(x);
    return Functions.divide(
        sum(elements, axes, keepDims), scalar(elements.dtype(), count(x, axes)));
  }

  /** s² = Σ (x − x̄)² / (n − ddof), in two passes. */
  public static Expr var(Expr x, int[] axes, boolean keepDims, double ddof) {
    Expr deviation = Functions.subtract(x, mean(x, axes, true));
    Expr squares = Functions.multiply(deviation, deviation);
    double divisor = Math.max(0, count(x, axes) - ddof);
    return Functions.divide(sum(squares, axes, keepDims), scalar(squares.dtype(), divisor));
  }

  /** s = √s². */
  public static Expr std(Expr x, int[] axes, boolean keepDims, double ddof) {
    return Functions.sqrt(var(x, axes, keepDims, ddof));
  }

  /** max − min. */
  public static Expr ptp(Expr x, int[] axes, boolean keepDims) {
    return Functions.subtract(max(x, axes, keepDims), min(x, axes, keepDims));
  }

  /** ‖x‖₂ = √Σ x², of a matrix the Frobenius norm. */
  public static Expr norm(Expr x, int[] axes, boolean keepDims) {
    Expr elements = floating(x);
    return Functions.sqrt(sum(Functions.multiply(elements, elements), axes, keepDims));
  }

  /**
   * The vector norm ‖x‖ₚ = (Σ |x|ᵖ)^(1/p) along one axis; for p = ±∞ the largest or smallest
   * absolute value, for p = 0 the number of elements that are not 0.
   */
  public static Expr vectorNorm(Expr x, double p, int axis, boolean keepDims) {
    int[] axes = {axis};
    Expr elements = floating(x);
    Expr absolute = Functions.apply(UFunc.ABSOLUTE, elements);
    if (p == 2) {
      return norm(x, axes, keepDims);
    }
    if (Double.isInfinite(p)) {
      return p > 0 ? max(absolute, axes, keepDims) : min(absolute, axes, keepDims);
    }
    if (p == 1) {
      return sum(absolute, axes, keepDims);
    }
    if (p == 0) {
      Expr nonzero = Functions.apply(UFunc.NOT_EQUAL, elements, Creation.constant(0.0));
      return sum(Functions.cast(nonzero, elements.dtype()), axes, keepDims);
    }
    Expr powers = Functions.apply(UFunc.POWER, absolute, scalar(elements.dtype(), p));
    return Functions.apply(
        UFunc.POWER, sum(powers, axes, keepDims), scalar(elements.dtype(), 1 / p));
  }

  /** The place of the largest element: along an axis, or in row-major order if it is null. */
  public static Expr argmax(Expr x, Integer axis, boolean keepDims) {
    return argument(Reduction.ARGMAX, x, axis, keepDims);
  }

  /** The place of the smallest element: along an axis, or in row-major order if it is null. */
  public static Expr argmin(Expr x, Integer axis, boolean keepDims) {
    return argument(Reduction.ARGMIN, x, axis, keepDims);
  }

  private static Expr argument(Reduction reduction, Expr x, Integer axis, boolean keepDims) {
    return reduce(reduction, x, axis == null ? null : new int[] {axis}, keepDims);
  }

  private static Expr floating(Expr x) {
    return x.dtype().isFloating() ? x : Functions.cast(x, DType.FLOAT64);
  }

  private static double count(Expr x, int[] axes) {
    double count = 1;
    for (int axis : axes == null ? Shapes.allAxes(x.rank()) : Shapes.axes(axes, x.rank())) {
      count *= x.extent(axis);
    }
    return count;
  }

  /** A number that does not widen float32, even beside scalars. */
  private static Expr scalar(DType dtype, double value) {
    return Creation.array(
        dtype == DType.FLOAT32
            ? Block.of(new float[] {(float) value})
            : Block.of(new double[] {value}));
  }
}
