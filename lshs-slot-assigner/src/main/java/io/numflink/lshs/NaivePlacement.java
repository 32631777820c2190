package io.numflink.lshs;

import java.util.function.IntUnaryOperator;

/** What the policies that LSHS is compared with have in common: a slot for each vertex by rule. */
final class NaivePlacement {
  private NaivePlacement() {}

  static Plan plan(
      BlockGraph graph, ClusterModel cluster, String placement, IntUnaryOperator slotOfVertex) {
    PinnedNodes.check(graph, cluster);
    int[] slots = slots(graph, cluster, slotOfVertex);
    FoldableTerms foldable = FoldableTerms.of(graph, Users.of(graph));
    OperationGraph operations =
        Unrolling.unroll(graph, cluster, foldable, slots, Unrolling.Combination.STAR);
    return Sequencing.sequence(operations, placement);
  }

  /** The node of each vertex; -1 for generated ones, which are made where they are used. */
  static int[] nodes(BlockGraph graph, ClusterModel cluster, IntUnaryOperator slotOfVertex) {
    int[] nodes = slots(graph, cluster, slotOfVertex);
    int[] nodeOfSlot = cluster.nodeOfSlot();
    for (int v = 0; v < nodes.length; v++) {
      nodes[v] = graph.kind(v) == VertexKind.GENERATED ? -1 : nodeOfSlot[nodes[v]];
    }
    return nodes;
  }

  private static int[] slots(
      BlockGraph graph, ClusterModel cluster, IntUnaryOperator slotOfVertex) {
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
    return slots;
  }
}
