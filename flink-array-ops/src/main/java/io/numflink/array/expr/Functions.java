package io.numflink.array.expr;

import io.numflink.array.block.DType;
import io.numflink.array.kernel.UFunc;
import java.util.List;

/** Element-wise functions of arrays. */
public final class Functions {
  private Functions() {}

  /** Any row of the table of element-wise functions. */
  public static Expr apply(UFunc function, Expr... operands) {
    return new Elementwise(function, List.of(operands));
  }

  public static Expr add(Expr x, Expr y) {
    return apply(UFunc.ADD, x, y);
  }

  public static Expr subtract(Expr x, Expr y) {
    return apply(UFunc.SUBTRACT, x, y);
  }

  public static Expr multiply(Expr x, Expr y) {
    return apply(UFunc.MULTIPLY, x, y);
  }

  public static Expr divide(Expr x, Expr y) {
    return apply(UFunc.TRUE_DIVIDE, x, y);
  }

  public static Expr sqrt(Expr x) {
    return apply(UFunc.SQRT, x);
  }

  public static Expr where(Expr condition, Expr x, Expr y) {
    return apply(UFunc.WHERE, condition, x, y);
  }

  /**
   * The elements limited to [low, high].
   *
   * @param low null for no lower limit
   * @param high null for no upper limit
   */
  public static Expr clip(Expr x, Expr low, Expr high) {
    if (low == null && high == null) {
      throw NumpyException.valueError("One of max or min must be given");
    }
    if (low == null) {
      return apply(UFunc.MINIMUM, x, high);
    }
    return high == null ? apply(UFunc.MAXIMUM, x, low) : apply(UFunc.CLIP, x, low, high);
  }

  /** The elements converted to a type; the array itself if it is of that type already. */
  public static Expr cast(Expr x, DType dtype) {
    return x.dtype() == dtype ? x : apply(UFunc.cast(dtype), x);
  }
}
