package io.numflink.lshs;

import java.util.Arrays;

/**
 * The second level of LSHS: gives every vertex one of the slots of its node.
 *
 * <p>Inputs go round the slots. A map follows its largest operand, so that what belongs together
 * stays on one slot and fuses into one stage. The products of one output block stay on one slot if
 * the node has output blocks enough to keep all slots busy; otherwise they follow their operands
 * and each slot has an accumulator of its own. A slot that has its share of the node's flops takes
 * no more of them. If handing blocks from slot to slot costs something, a vertex goes where its
 * operands are if that is cheaper ({@link LocalCopies}).
 */
final class SlotPlacement {
  private static final double SLACK = 1.05;

  /** With so many output blocks a slot, uneven numbers of them do not matter. */
  private static final int MANY = 4;

  private final BlockGraph graph;
  private final FoldableTerms foldable;
  private final int[] nodeOf;
  private final int[] ranges;
  private final long[] slotFlops;
  private final double[] slotLimit;
  private final int[] slotOf;

  /** For each array and node: how many of its blocks the node has got so far. */
  private final int[] blocksSoFar;

  private final int[] chainsOnNode;

  /** Of a product that is folded into a reduction: which of the node's chains it belongs to. */
  private final int[] chainOf;

  private final int nodeCount;

  /** Null if handing blocks from slot to slot is free. */
  private final LocalCopies copies;

  private SlotPlacement(
      BlockGraph graph,
      ClusterModel cluster,
      FoldableTerms foldable,
      Contractions contractions,
      int[] nodeOf) {
    this.graph = graph;
    this.foldable = foldable;
    this.nodeOf = nodeOf;
    ranges = cluster.slotRanges();
    nodeCount = cluster.nodeCount();
    slotFlops = new long[cluster.slotCount()];
    slotOf = new int[graph.size()];
    Arrays.fill(slotOf, -1);
    blocksSoFar = new int[Math.multiplyExact(graph.arrays().size(), nodeCount)];
    chainsOnNode = new int[blocksSoFar.length];
    chainOf = new int[graph.size()];
    numberChains();
    copies = cluster.copyFraction() > 0 ? new LocalCopies(graph, cluster, nodeOf) : null;
    slotLimit = new double[nodeCount];
    for (int v = 0; v < nodeOf.length; v++) {
      if (nodeOf[v] >= 0) {
        slotLimit[nodeOf[v]] += graph.flops(v);
      }
    }
    for (int n = 0; n < nodeCount; n++) {
      slotLimit[n] = SLACK * slotLimit[n] / slots(n) + contractions.maxFlops();
    }
  }

  /**
   * The slot of every vertex.
   *
   * @param nodeOf the node of every vertex
   */
  static int[] place(
      BlockGraph graph,
      ClusterModel cluster,
      FoldableTerms foldable,
      Contractions contractions,
      int[] nodeOf) {
    SlotPlacement placement = new SlotPlacement(graph, cluster, foldable, contractions, nodeOf);
    for (int v = 0; v < graph.size(); v++) {
      placement.placeVertex(v);
    }
    return placement.slotOf;
  }

  /** Numbers the chains of each array on each node, and counts them. */
  private void numberChains() {
    int[] chainHere = new int[nodeCount];
    int[] lastReduction = new int[nodeCount];
    Arrays.fill(lastReduction, -1);
    for (int r = 0; r < graph.size(); r++) {
      if (graph.kind(r) != VertexKind.REDUCE) {
        continue;
      }
      for (int i = 0; i < graph.operandCount(r); i++) {
        int term = graph.operand(r, i);
        if (!foldable.isFoldable(term) || graph.kind(term) != VertexKind.CONTRACT) {
          continue;
        }
        int node = nodeOf[term];
        if (lastReduction[node] != r) {
          lastReduction[node] = r;
          chainHere[node] = chainsOnNode[key(graph.array(term), node)]++;
        }
        chainOf[term] = chainHere[node];
      }
    }
  }

  private int key(int array, int node) {
    return array * nodeCount + node;
  }

  private int slots(int node) {
    return ranges[node + 1] - ranges[node];
  }

  private void placeVertex(int v) {
    int node = nodeOf[v];
    if (node < 0 || slots(node) == 1) {
      slotOf[v] = node < 0 ? -1 : ranges[node];
      return;
    }
    int wanted =
        switch (graph.kind(v)) {
          case GENERATED, INPUT -> nextRound(graph.array(v), node);
          case MAP -> slotOfLargestOperand(v, node);
          case CONTRACT -> slotOfProduct(v, node);
          case REDUCE -> slotOfReduction(v, node);
        };
    if (copies != null) {
      wanted = copies.best(v, node, wanted);
    }
    slotOf[v] = slotFlops[wanted] + graph.flops(v) <= slotLimit[node] ? wanted : leastLoaded(node);
    slotFlops[slotOf[v]] += graph.flops(v);
    if (copies != null) {
      copies.place(v, node, slotOf[v]);
    }
  }

  private int nextRound(int array, int node) {
    return ranges[node] + blocksSoFar[key(array, node)]++ % slots(node);
  }

  private int slotOfLargestOperand(int v, int node) {
    int largest = -1;
    for (int i = 0; i < graph.operandCount(v); i++) {
      int operand = graph.operand(v, i);
      if (nodeOf[operand] == node && (largest < 0 || graph.bytes(operand) > graph.bytes(largest))) {
        largest = operand;
      }
    }
    return largest < 0 ? nextRound(graph.array(v), node) : slotOf[largest];
  }

  private int slotOfProduct(int v, int node) {
    int reduction = foldable.reductionOf(v);
    int chains = chainsOnNode[key(graph.array(v), node)];
    int slots = slots(node);
    boolean enough = chains >= MANY * slots || (chains >= slots && chains % slots == 0);
    return reduction >= 0 && graph.operandCount(reduction) > 1 && enough
        ? ranges[node] + chainOf[v] % slots
        : slotOfLargestOperand(v, node);
  }

  private int slotOfReduction(int r, int node) {
    for (int i = 0; i < graph.operandCount(r); i++) {
      int operand = graph.operand(r, i);
      if (nodeOf[operand] == node) {
        return slotOf[operand];
      }
    }
    return nextRound(graph.array(r), node);
  }

  private int leastLoaded(int node) {
    int least = ranges[node];
    for (int s = ranges[node]; s < ranges[node + 1]; s++) {
      if (slotFlops[s] < slotFlops[least]) {
        least = s;
      }
    }
    return least;
  }
}
