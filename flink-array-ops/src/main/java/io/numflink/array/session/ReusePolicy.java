package io.numflink.array.session;

import io.numflink.array.expr.Expr;
import io.numflink.array.expr.Leaf;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.function.Supplier;

/**
 * Decides which intermediate arrays of a job later jobs should find computed. A front end that
 * knows the program tells which arrays it may use again; of the others, one is worth keeping that a
 * second job computes. Either way it is kept only if that costs less than computing it anew ({@link
 * ReuseCost}). What an array that a second job computes and keeps was computed from is not looked
 * at: with the array at hand it is not needed.
 */
final class ReusePolicy {
  private final Map<Expr, Boolean> computedBefore = new WeakHashMap<>();
  private Supplier<Collection<Expr>> usedAgain = List::of;

  void setUsedAgain(Supplier<Collection<Expr>> arrays) {
    usedAgain = arrays;
  }

  /** The arrays on the way to the roots that should outlive the job; neither leaves nor roots. */
  List<Expr> worthKeeping(List<Expr> roots) {
    Set<Expr> again = Collections.newSetFromMap(new IdentityHashMap<>());
    again.addAll(usedAgain.get());
    Set<Expr> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    seen.addAll(roots);
    Deque<Expr> open = new ArrayDeque<>();
    roots.forEach(root -> open.addAll(root.operands()));
    List<Expr> worth = new ArrayList<>();
    while (!open.isEmpty()) {
      Expr expr = open.pop();
      if (expr instanceof Leaf || !seen.add(expr)) {
        continue;
      }
      boolean before = computedBefore.put(expr, true) != null;
      boolean keep = (again.contains(expr) || before) && ReuseCost.isWorthKeeping(expr);
      if (keep) {
        worth.add(expr);
      }
      if (!keep || !before) {
        open.addAll(expr.operands());
      }
    }
    return worth;
  }
}
