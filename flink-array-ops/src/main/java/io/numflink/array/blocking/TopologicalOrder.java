package io.numflink.array.blocking;

import io.numflink.array.expr.Expr;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

/** Lists the nodes that some roots need, each once, operands before users. */
final class TopologicalOrder {
  private TopologicalOrder() {}

  static List<Expr> of(Collection<Expr> roots) {
    return of(roots, ContractionForms.asWritten());
  }

  /** The nodes that the roots need with the contractions in these forms. */
  static List<Expr> of(Collection<Expr> roots, ContractionForms forms) {
    // Without recursion: an unrolled loop makes expressions deeper than a thread's stack.
    List<Expr> order = new ArrayList<>();
    Set<Expr> entered = Collections.newSetFromMap(new IdentityHashMap<>());
    Set<Expr> listed = Collections.newSetFromMap(new IdentityHashMap<>());
    Deque<Expr> stack = new ArrayDeque<>();
    for (Expr root : roots) {
      stack.push(root);
      while (!stack.isEmpty()) {
        Expr node = stack.peek();
        if (entered.add(node)) {
          List<Expr> operands = forms.operands(node);
          for (int i = operands.size() - 1; i >= 0; i--) {
            if (!entered.contains(operands.get(i))) {
              stack.push(operands.get(i));
            }
          }
        } else {
          stack.pop();
          if (listed.add(node)) {
            order.add(node);
          }
        }
      }
    }
    return order;
  }
}
