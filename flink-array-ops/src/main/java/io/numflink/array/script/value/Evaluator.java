package io.numflink.array.script.value;

import io.numflink.array.block.Block;
import io.numflink.array.expr.Expr;
import java.util.List;

/** Computes the values of expressions: a session, a planner that stops here, or a test's loop. */
@FunctionalInterface
public interface Evaluator {

  /**
   * Computes all the expressions together, and the saves that are pending with them, and {@link
   * Expr#settle settles} the expressions.
   *
   * <p>An error of the arrays themselves is thrown as {@link
   * io.numflink.array.block.ArrayException}; as {@link io.numflink.array.expr.ComputationException}
   * if the failing node is known, so that its line is reported. Anything else (a lost cluster, an
   * evaluation refused) leaves the script as it is.
   *
   * @param roots the expressions wanted, possibly none, some of them possibly settled
   * @param live what the script can still use afterwards, for keeping intermediate results
   * @return the value of each root, as one block
   */
  List<Block> evaluate(List<Expr> roots, LiveArrays live) throws InterruptedException;
}
