package io.numflink.lshs;

import java.util.function.IntUnaryOperator;

/** What the policies that LSHS is compared with have in common: a slot for each vertex by rule. */
final class NaivePlacement {
  private NaivePlacement() {}

  static Plan plan(
      BlockGraph graph, ClusterModel cluster, String placement, IntUnaryOperator slotOfVertex) {
    PinnedNodes.check(graph, cluster);
    int[] ranges = cluster.slotRanges();
    int[] slots = new int[graph.size()];
    for (int v = 0; v < slots.length; v++) {
      slots[v] = slotOfVertex.applyAsInt(v);
      int pinned = graph.pinnedNode(v);
      if (pinned >= 0) {
        int width = ranges[pinned + 1] - ranges[pinned];
        slots[v] = ranges[pinned] + slots[v] % width;
      }
    }
    FoldableTerms foldable = FoldableTerms.of(graph, Users.of(graph));
    OperationGraph operations =
        Unrolling.unroll(graph, cluster, foldable, slots, Unrolling.Combination.STAR);
    return Sequencing.sequence(operations, placement);
  }
}
