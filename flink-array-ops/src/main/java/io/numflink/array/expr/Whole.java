package io.numflink.array.expr;

import io.numflink.array.block.DType;
import io.numflink.array.kernel.BlockKernel;
import java.util.List;

/**
 * A function of whole arrays that is not cut into blocks, such as a sort: one kernel that runs in
 * one place, to which all operands are brought. See {@link WholeArrays} for what there is.
 */
public final class Whole extends Expr {
  private final String operation;
  private final BlockKernel kernel;

  /**
   * @param operation what plans call it
   * @param kernel computes the result, as one block, of the operands, each as one block
   */
  public Whole(
      String operation, BlockKernel kernel, List<Expr> operands, DType dtype, long... shape) {
    super(operands, shape, dtype);
    this.operation = operation;
    this.kernel = kernel;
  }

  public BlockKernel kernel() {
    return kernel;
  }

  @Override
  public String operation() {
    return operation;
  }

  @Override
  public <R> R accept(Visitor<R> visitor) {
    return visitor.visit(this);
  }
}
