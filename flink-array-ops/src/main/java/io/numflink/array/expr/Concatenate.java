package io.numflink.array.expr;

import io.numflink.array.block.DType;
import java.util.List;

/** Arrays of one type joined along an axis that they have. */
public final class Concatenate extends Expr {
  private final int axis;

  public Concatenate(List<Expr> operands, int axis) {
    super(operands, joined(operands, axis), dtype(operands));
    this.axis = Shapes.axis(axis, rank());
  }

  private static long[] joined(List<Expr> operands, int axis) {
    if (operands.isEmpty()) {
      throw NumpyException.valueError("need at least one array to concatenate");
    }
    long[] shape = operands.get(0).shape();
    if (shape.length == 0) {
      throw NumpyException.valueError("zero-dimensional arrays cannot be concatenated");
    }
    int along = Shapes.axis(axis, shape.length);
    for (int i = 1; i < operands.size(); i++) {
      long[] other = operands.get(i).shape();
      if (other.length != shape.length) {
        throw NumpyException.valueError(
            "all the input arrays must have same number of dimensions, but the array at index 0"
                + " has %d dimension(s) and the array at index %d has %d dimension(s)",
            shape.length, i, other.length);
      }
      for (int a = 0; a < shape.length; a++) {
        if (a != along && other[a] != shape[a]) {
          throw NumpyException.valueError(
              "all the input array dimensions except for the concatenation axis must match"
                  + " exactly, but along dimension %d, the array at index 0 has size %d and the"
                  + " array at index %d has size %d",
              a, shape[a], i, other[a]);
        }
      }
      shape[along] += other[along];
    }
    return shape;
  }

  private static DType dtype(List<Expr> operands) {
    DType dtype = operands.get(0).dtype();
    for (Expr operand : operands) {
      if (operand.dtype() != dtype) {
        throw new IllegalArgumentException(
            "arrays of types %s and %s cannot be joined".formatted(dtype, operand.dtype()));
      }
    }
    return dtype;
  }

  public int axis() {
    return axis;
  }

  @Override
  public String operation() {
    return "concatenate";
  }

  @Override
  public <R> R accept(Visitor<R> visitor) {
    return visitor.visit(this);
  }
}
