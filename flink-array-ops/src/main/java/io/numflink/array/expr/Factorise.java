package io.numflink.array.expr;

import java.util.List;

/** A result of dense linear algebra on a whole matrix, such as one factor of a factorisation. */
public final class Factorise extends Expr {
  private final Factorisation factorisation;

  /**
   * @param operands the matrix; for {@link Factorisation#SOLVE} also the right-hand side; of one
   *     floating-point type
   */
  public Factorise(Factorisation factorisation, List<Expr> operands) {
    super(operands, shape(factorisation, operands), operands.get(0).dtype());
    this.factorisation = factorisation;
    for (Expr operand : operands) {
      if (!operand.dtype().isFloating() || operand.dtype() != dtype()) {
        throw new IllegalArgumentException(
            "%s of %s".formatted(factorisation.numpyName(), operand.dtype().numpyName()));
      }
    }
  }

  private static long[] shape(Factorisation factorisation, List<Expr> operands) {
    boolean solve = factorisation == Factorisation.SOLVE;
    if (operands.size() != (solve ? 2 : 1)) {
      throw new IllegalArgumentException(
          "%s of %d operands".formatted(factorisation.numpyName(), operands.size()));
    }
    Expr matrix = operands.get(0);
    if (matrix.rank() < 2) {
      throw NumpyException.linAlgError(
          "%d-dimensional array given. Array must be at least two-dimensional", matrix.rank());
    }
    if (matrix.rank() > 2) {
      throw NumpyException.linAlgError(
          "%d-dimensional array given. Array must be two-dimensional", matrix.rank());
    }
    if (factorisation.needsSquare() && matrix.extent(0) != matrix.extent(1)) {
      throw NumpyException.linAlgError("Last 2 dimensions of the array must be square");
    }
    return solve
        ? rightHandSide(matrix, operands.get(1))
        : factorisation.resultShape(matrix.extent(0), matrix.extent(1));
  }

  private static long[] rightHandSide(Expr matrix, Expr b) {
    boolean vector = b.rank() == 1;
    if (b.rank() == 0) {
      throw NumpyException.valueError(
          "solve: Input operand 1 does not have enough dimensions (has 0, gufunc core with"
              + " signature (m,m),(m,n)->(m,n) requires 2)");
    }
    if (b.rank() > 2) {
      throw NumpyException.linAlgError(
          "%d-dimensional array given. Array must be two-dimensional", b.rank());
    }
    if (b.extent(0) != matrix.extent(0)) {
      throw NumpyException.valueError(
          "%s: Input operand 1 has a mismatch in its core dimension 0, with gufunc signature %s"
              + " (size %d is different from %d)",
          vector ? "solve1" : "solve",
          vector ? "(m,m),(m)->(m)" : "(m,m),(m,n)->(m,n)",
          b.extent(0),
          matrix.extent(0));
    }
    return b.shape();
  }

  public Factorisation factorisation() {
    return factorisation;
  }

  /** The matrix that is factorised. */
  public Expr matrix() {
    return operands().get(0);
  }

  @Override
  public String operation() {
    return factorisation.numpyName();
  }

  @Override
  public <R> R accept(Visitor<R> visitor) {
    return visitor.visit(this);
  }
}
