package io.numflink.lshs;

/** The check that the nodes that vertices are pinned to exist. */
final class PinnedNodes {
  private PinnedNodes() {}

  static void check(BlockGraph graph, ClusterModel cluster) {
    for (int v = 0; v < graph.size(); v++) {
      int node = graph.pinnedNode(v);
      if (node < -1 || node >= cluster.nodeCount()) {
        throw new IllegalArgumentException(
            "vertex %d is pinned to node %d; there are %d nodes"
                .formatted(v, node, cluster.nodeCount()));
      }
    }
  }
}
