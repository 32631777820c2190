package io.numflink.array.expr;

import io.numflink.array.block.Broadcast;
import java.util.List;

/** The operand repeated along new leading axes and along axes of extent 1. */
public final class BroadcastTo extends Expr {

  public BroadcastTo(Expr operand, long... shape) {
    super(List.of(operand), shape, operand.dtype());
    if (operand.rank() > shape.length) {
      throw NumpyException.valueError(
          "input operand has more dimensions than allowed by the axis remapping");
    }
    if (!Shapes.broadcastsTo(operand.shape(), shape)) {
      throw NumpyException.valueError(
          "operands could not be broadcast together with remapped shapes"
              + " [original->remapped]: %s  and requested shape %s",
          Broadcast.text(operand.shape()), Broadcast.text(shape));
    }
  }

  public Expr operand() {
    return operands().get(0);
  }

  @Override
  public String operation() {
    return "broadcast_to";
  }

  @Override
  public <R> R accept(Visitor<R> visitor) {
    return visitor.visit(this);
  }
}
