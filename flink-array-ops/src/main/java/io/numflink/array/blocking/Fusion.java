package io.numflink.array.blocking;

import io.numflink.array.expr.Elementwise;
import io.numflink.array.expr.Expr;
import io.numflink.array.expr.Reduce;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

/**
 * Decides which element-wise nodes are computed within their user, without an array of their own:
 *
 * <pre>
 *   sqrt ── add ── multiply ── x            sqrt(x·x + y) ── x
 *            └──── y                  ⇒            └──────── y
 *
 *   sum ── multiply ── x, y           ⇒     sum(x·y) ── x, y
 * </pre>
 *
 * <p>A node is absorbed if it has one user, which is an element-wise node of the same shape or a
 * reduction, and if nobody asked for its value. Of a smaller shape than its user's it would be
 * computed several times over; with several users likewise.
 */
final class Fusion {
  /** Functions in one fused program at most, lest unrolled loops make programs without end. */
  static final int MOST_FUNCTIONS = 64;

  private final IdentityHashMap<Expr, Set<Expr>> users = new IdentityHashMap<>();
  private final Set<Expr> roots = identitySet();
  private final Set<Expr> absorbed = identitySet();
  private final IdentityHashMap<Expr, Integer> functions = new IdentityHashMap<>();

  /**
   * @param nodes the nodes of a program, operands first
   * @param forms what the contractions are computed of
   * @param roots those whose values are asked for
   */
  Fusion(List<Expr> nodes, ContractionForms forms, Collection<Expr> roots) {
    this.roots.addAll(roots);
    for (Expr node : nodes) {
      for (Expr operand : forms.operands(node)) {
        users.computeIfAbsent(operand, o -> identitySet()).add(node);
      }
    }
    for (Expr node : nodes) {
      absorbOperands(node, forms.operands(node));
    }
  }

  private static Set<Expr> identitySet() {
    return Collections.newSetFromMap(new IdentityHashMap<>());
  }

  /** Whether the node is computed within its user. */
  boolean isAbsorbed(Expr node) {
    return absorbed.contains(node);
  }

  private void absorbOperands(Expr node, List<Expr> operands) {
    int total = node instanceof Elementwise ? 1 : 0;
    for (Expr operand : operands) {
      if (!absorbed.contains(operand)
          && canAbsorb(node, operand)
          && total + functions.get(operand) <= MOST_FUNCTIONS) {
        absorbed.add(operand);
        total += functions.get(operand);
      }
    }
    functions.put(node, total);
  }

  private boolean canAbsorb(Expr user, Expr operand) {
    return operand instanceof Elementwise
        && !roots.contains(operand)
        && users.get(operand).size() == 1
        && (user instanceof Reduce
            || (user instanceof Elementwise && Arrays.equals(user.shape(), operand.shape())));
  }
}
