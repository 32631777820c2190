package io.numflink.array.expr;

import io.numflink.array.block.Broadcast;
import java.util.List;

/** The same elements in row-major order under another shape. */
public final class Reshape extends Expr {

  public Reshape(Expr operand, long... shape) {
    super(List.of(operand), shape, operand.dtype());
    if (size() != operand.size()) {
      throw NumpyException.valueError(
          "cannot reshape array of size %d into shape %s", operand.size(), Broadcast.text(shape));
    }
  }

  public Expr operand() {
    return operands().get(0);
  }

  @Override
  public String operation() {
    return "reshape";
  }

  @Override
  public <R> R accept(Visitor<R> visitor) {
    return visitor.visit(this);
  }
}
