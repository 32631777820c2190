package io.numflink.lshs;

/**
 * How much work each node may take while vertices move: its share of all, and of every array that
 * has blocks for all nodes, lest what could run at once runs on one node. A node that has more than
 * its share already keeps it but takes no more.
 */
final class WorkShares {
  private static final double SLACK = 1.05;
  private static final int BLOCKS_PER_NODE = 2;

  private final BlockGraph graph;
  private final MovableLoads loads;
  private final int nodes;
  private final double[] limits;

  /** At array × nodes + node: the flops of the array's blocks there. */
  private final long[] flopsOfArray;

  private final double[] limitsOfArray;

  WorkShares(
      BlockGraph graph, ClusterModel cluster, Contractions contractions, MovableLoads loads) {
    this.graph = graph;
    this.loads = loads;
    nodes = cluster.nodeCount();
    int arrays = graph.arrays().size();
    limits = new double[nodes];
    flopsOfArray = new long[arrays * nodes];
    limitsOfArray = new double[arrays * nodes];
    long[] total = new long[arrays];
    long[] largest = new long[arrays];
    int[] blocks = new int[arrays];
    for (int v = 0; v < graph.size(); v++) {
      if (isWork(v)) {
        int array = graph.array(v);
        total[array] += graph.flops(v);
        largest[array] = Math.max(largest[array], graph.flops(v));
        blocks[array]++;
        flopsOfArray[array * nodes + loads.nodeOf(v)] += graph.flops(v);
      }
    }
    for (int n = 0; n < nodes; n++) {
      double share = SLACK / cluster.nodesLike(n);
      limits[n] = share * contractions.totalFlops() + contractions.maxFlops();
      for (int a = 0; a < arrays; a++) {
        limitsOfArray[a * nodes + n] =
            blocks[a] >= BLOCKS_PER_NODE * nodes
                ? share * total[a] + largest[a]
                : Double.POSITIVE_INFINITY;
      }
    }
  }

  /** Whether the vertex is computed on one node, by itself. */
  private boolean isWork(int v) {
    return switch (graph.kind(v)) {
      case MAP, CONTRACT -> true;
      case INPUT, GENERATED, REDUCE -> false;
    };
  }

  /** Whether a node may take a vertex. */
  boolean hasRoom(int v, int node) {
    long flops = graph.flops(v);
    if (flops == 0 || !isWork(v)) {
      return true;
    }
    int at = graph.array(v) * nodes + node;
    return loads.flops(node) + flops <= limits[node]
        && flopsOfArray[at] + flops <= limitsOfArray[at];
  }

  /** Whether no node has more than its share. */
  boolean areKept() {
    for (int n = 0; n < nodes; n++) {
      if (loads.flops(n) > limits[n]) {
        return false;
      }
    }
    for (int at = 0; at < flopsOfArray.length; at++) {
      if (flopsOfArray[at] > limitsOfArray[at]) {
        return false;
      }
    }
    return true;
  }

  void move(int v, int from, int to) {
    if (isWork(v)) {
      flopsOfArray[graph.array(v) * nodes + from] -= graph.flops(v);
      flopsOfArray[graph.array(v) * nodes + to] += graph.flops(v);
    }
  }
}
