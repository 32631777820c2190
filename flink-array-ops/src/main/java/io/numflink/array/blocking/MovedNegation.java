package io.numflink.array.blocking;

import io.numflink.array.expr.Contract;
import io.numflink.array.expr.Elementwise;
import io.numflink.array.expr.Expr;
import io.numflink.array.kernel.UFunc;
import java.util.List;
import java.util.Set;

/**
 * A contraction whose larger operand is negated negates the smaller one instead. Every product
 * (−x)·y is x·(−y), to the bit and with the sign of zeros, so that the sums are the same:
 *
 * <pre>
 *   matmul                          matmul
 *     ├── negative ── X      ⇒        ├── X
 *     └── b                           └── negative ── b
 * </pre>
 */
final class MovedNegation {
  private MovedNegation() {}

  /**
   * The contraction with the negation moved; the same object if there is none to move.
   *
   * @param fixed nodes that must be computed as they are
   */
  static Contract in(Contract contract, Set<Expr> fixed) {
    Expr left = contract.left();
    Expr right = contract.right();
    if (isNegation(left, fixed) && right.size() < left.size()) {
      return withOperands(contract, left.operands().get(0), negative(right, left));
    }
    if (isNegation(right, fixed) && left.size() < right.size()) {
      return withOperands(contract, negative(left, right), right.operands().get(0));
    }
    return contract;
  }

  private static boolean isNegation(Expr expr, Set<Expr> fixed) {
    return expr instanceof Elementwise elementwise
        && elementwise.function() == UFunc.NEGATIVE
        && !fixed.contains(expr);
  }

  private static Expr negative(Expr operand, Expr written) {
    return written.at(() -> new Elementwise(UFunc.NEGATIVE, List.of(operand)));
  }

  /** The same contraction of other operands of the same shapes. */
  static Contract withOperands(Contract contract, Expr left, Expr right) {
    return contract.at(
        () ->
            new Contract(
                left,
                right,
                contract.leftLabels(),
                contract.rightLabels(),
                contract.outputLabels(),
                contract.operation()));
  }
}
