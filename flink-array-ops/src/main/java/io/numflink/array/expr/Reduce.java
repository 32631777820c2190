package io.numflink.array.expr;

import io.numflink.array.kernel.Reduction;
import java.util.List;

/** The elements along some axes combined into one. */
public final class Reduce extends Expr {
  private final Reduction reduction;
  private final int[] axes;
  private final boolean keepDims;

  /**
   * @param axes the axes to reduce
   * @param keepDims whether the result keeps them, with extent 1
   */
  public Reduce(Reduction reduction, Expr operand, int[] axes, boolean keepDims) {
    super(
        List.of(operand),
        Shapes.reduce(operand.shape(), Shapes.axes(axes, operand.rank()), keepDims),
        reduction.resultType(operand.dtype()));
    this.reduction = reduction;
    this.axes = Shapes.axes(axes, operand.rank());
    this.keepDims = keepDims;
    if (size() > 0) {
      reduction.requireElements(operand.size());
    }
    if (reduction.isArgument() && axes.length != 1 && axes.length != operand.rank()) {
      throw new IllegalArgumentException(
          "%s along %d of %d axes".formatted(reduction.numpyName(), axes.length, operand.rank()));
    }
  }

  public Expr operand() {
    return operands().get(0);
  }

  public Reduction reduction() {
    return reduction;
  }

  /** The reduced axes in ascending order. */
  public int[] axes() {
    return axes.clone();
  }

  public boolean keepDims() {
    return keepDims;
  }

  @Override
  public String operation() {
    return reduction.numpyName();
  }

  @Override
  public <R> R accept(Visitor<R> visitor) {
    return visitor.visit(this);
  }
}
