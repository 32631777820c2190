package io.numflink.array.session;

import io.numflink.array.expr.Expr;
import io.numflink.array.expr.Leaf;
import io.numflink.array.expr.LeafSource;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

/** Decides what is too small to be worth a Flink job. */
final class DriverPolicy {
  private DriverPolicy() {}

  /**
   * Whether the driver may evaluate these expressions itself: every array on the way to them is at
   * most {@code thresholdBytes} large, and for none a block shape was asked for.
   */
  static boolean fitsDriver(List<Expr> roots, Set<Expr> blocked, long thresholdBytes) {
    Set<Expr> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    Deque<Expr> open = new ArrayDeque<>(roots);
    while (!open.isEmpty()) {
      Expr expr = open.pop();
      if (!seen.add(expr)) {
        continue;
      }
      if (expr.size() * expr.dtype().bytes() > thresholdBytes
          || blocked.contains(expr)
          || isOnTheCluster(expr)) {
        return false;
      }
      open.addAll(expr.operands());
    }
    return thresholdBytes > 0;
  }

  private static boolean isOnTheCluster(Expr expr) {
    return expr instanceof Leaf leaf && leaf.source() instanceof LeafSource.Kept;
  }
}
