package io.numflink.array.expr;

import java.util.List;

/** The array with its axes in another order: axis i of the result is axis p[i] of the operand. */
public final class Transpose extends Expr {
  private final int[] permutation;

  public Transpose(Expr operand, int... permutation) {
    super(List.of(operand), permuted(operand.shape(), permutation), operand.dtype());
    this.permutation = normalise(operand.rank(), permutation);
  }

  private static int[] normalise(int rank, int[] permutation) {
    if (permutation.length != rank) {
      throw NumpyException.valueError("axes don't match array");
    }
    int[] result = new int[rank];
    boolean[] seen = new boolean[rank];
    for (int i = 0; i < rank; i++) {
      result[i] = Shapes.axis(permutation[i], rank);
      if (seen[result[i]]) {
        throw NumpyException.valueError("repeated axis in transpose");
      }
      seen[result[i]] = true;
    }
    return result;
  }

  private static long[] permuted(long[] shape, int[] permutation) {
    int[] axes = normalise(shape.length, permutation);
    long[] result = new long[shape.length];
    for (int i = 0; i < result.length; i++) {
      result[i] = shape[axes[i]];
    }
    return result;
  }

  public Expr operand() {
    return operands().get(0);
  }

  public int[] permutation() {
    return permutation.clone();
  }

  @Override
  public String operation() {
    return "transpose";
  }

  @Override
  public <R> R accept(Visitor<R> visitor) {
    return visitor.visit(this);
  }
}
