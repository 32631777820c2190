package io.numflink.array.expr;

import io.numflink.array.block.Broadcast;
import io.numflink.array.block.DType;
import io.numflink.array.block.Promotion;
import io.numflink.array.kernel.UFunc;
import java.util.ArrayList;
import java.util.List;

/** A function of one or more arrays, element by element; the operands are broadcast. */
public final class Elementwise extends Expr {
  private final UFunc function;
  private final DType[] operandTypes;

  public Elementwise(UFunc function, List<Expr> operands) {
    super(
        operands,
        Broadcast.shapes(operands.stream().map(Expr::shape).toArray(long[][]::new)),
        function.resultType(operandTypes(function, operands)));
    this.function = function;
    this.operandTypes = operandTypes(function, operands);
  }

  /**
   * The type that each operand counts as: its own, but beside arrays a scalar only what its value
   * needs.
   */
  private static DType[] operandTypes(UFunc function, List<Expr> operands) {
    int first = function == UFunc.WHERE ? 1 : 0;
    List<DType> arrays = new ArrayList<>();
    for (Expr operand : operands.subList(Math.min(first, operands.size()), operands.size())) {
      if (operand.rank() > 0) {
        arrays.add(operand.dtype());
      }
    }
    DType[] types = operands.stream().map(Expr::dtype).toArray(DType[]::new);
    if (!arrays.isEmpty()) {
      DType common = Promotion.resultType(arrays, List.of());
      for (int i = first; i < types.length; i++) {
        if (operands.get(i).rank() == 0) {
          types[i] = Promotion.besideArrays(common, types[i], scalar(operands.get(i)));
        }
      }
    }
    return types;
  }

  /** The value of a 0-d operand if it is known, otherwise its type. */
  private static Object scalar(Expr operand) {
    return operand instanceof Leaf leaf ? leaf.source().scalar() : operand.dtype();
  }

  public UFunc function() {
    return function;
  }

  /**
   * The type that each operand is converted to before the function's own conversions; it differs
   * from the operand's type only for scalars beside arrays.
   */
  public DType[] operandTypes() {
    return operandTypes.clone();
  }

  @Override
  public String operation() {
    return function.numpyName();
  }

  @Override
  public <R> R accept(Visitor<R> visitor) {
    return visitor.visit(this);
  }
}
