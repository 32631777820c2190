package io.numflink.array.session;

import io.numflink.array.blocking.BlockedGraph;
import io.numflink.array.expr.Expr;
import io.numflink.array.expr.LeafSource;
import io.numflink.lshs.Plan;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The arrays of a session whose blocks stay on the cluster's nodes between jobs. */
final class KeptArrays {
  private final String session = UUID.randomUUID().toString();
  private final Map<String, Reference> kept = new HashMap<>();
  private final ReferenceQueue<Expr> unreachable = new ReferenceQueue<>();
  private final List<String> dropped = new ArrayList<>();
  private int count;

  /** A kept expression, for as long as somebody else holds it. */
  private static final class Reference extends WeakReference<Expr> {
    final String id;

    Reference(Expr expr, String id, ReferenceQueue<Expr> queue) {
      super(expr, queue);
      this.id = id;
    }
  }

  /** A name to keep an array under. */
  String newId() {
    return session + "-" + count++;
  }

  /** Notes where the blocks of the arrays are that a job has kept. */
  void add(BlockedGraph blocked, Plan plan) {
    int[] nodeOfVertex = new int[plan.graph().size()];
    int[] nodeOfSlot = plan.cluster().nodeOfSlot();
    for (int op = 0; op < plan.size(); op++) {
      if (plan.isFinal(op)) {
        nodeOfVertex[plan.target(op)] = nodeOfSlot[plan.slot(op)];
      }
    }
    for (BlockedGraph.Kept array : blocked.kept()) {
      List<Integer> nodes = new ArrayList<>();
      for (int vertex : array.vertices()) {
        nodes.add(nodeOfVertex[vertex]);
      }
      array.expr().keep(new LeafSource.Kept(array.id(), array.grid(), array.expr().dtype(), nodes));
      kept.put(array.id(), new Reference(array.expr(), array.id(), unreachable));
    }
  }

  /** The kept arrays that nobody can ask for any more; each is named once. */
  List<String> takeDropped() {
    for (var gone = unreachable.poll(); gone != null; gone = unreachable.poll()) {
      String id = ((Reference) gone).id;
      if (kept.remove(id) != null) {
        dropped.add(id);
      }
    }
    List<String> result = List.copyOf(dropped);
    dropped.clear();
    return result;
  }

  /** Forgets all kept arrays: they are computed again when they are needed. */
  void loseAll() {
    kept.forEach(
        (id, reference) -> {
          Expr expr = reference.get();
          if (expr != null) {
            expr.lose();
          }
          dropped.add(id);
        });
    kept.clear();
  }
}
