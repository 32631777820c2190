package io.numflink.lshs;

/**
 * The blocks that slots get from other slots of their node while vertices are given slots: which
 * slot has which block, and how many bytes each got. A block that comes from another node arrives
 * on the first slot that uses it.
 */
final class LocalCopies {
  private final BlockGraph graph;
  private final int[] nodeOf;
  private final int[] ranges;
  private final int words;

  /** Of every vertex: the slots that have its block, numbered through. */
  private final long[] present;

  private final long[] received;
  private long most;

  LocalCopies(BlockGraph graph, ClusterModel cluster, int[] nodeOf) {
    this.graph = graph;
    this.nodeOf = nodeOf;
    ranges = cluster.slotRanges();
    words = (cluster.slotCount() + 63) >>> 6;
    present = new long[Math.multiplyExact(graph.size(), words)];
    received = new long[cluster.slotCount()];
  }

  /**
   * The best slot for a vertex by the largest copied load plus what is copied for it: the one
   * proposed, or one that has an operand.
   *
   * @param proposed where it would go if copies were free; stays if it is as good
   */
  int best(int v, int node, int proposed) {
    int best = proposed;
    long least = cost(v, node, proposed);
    for (int slot = ranges[node]; slot < ranges[node + 1] && least > most; slot++) {
      long cost = hasOperand(v, slot) ? cost(v, node, slot) : Long.MAX_VALUE;
      if (cost < least) {
        least = cost;
        best = slot;
      }
    }
    return best;
  }

  private boolean hasOperand(int v, int slot) {
    for (int i = 0; i < graph.operandCount(v); i++) {
      if (isPresent(graph.operand(v, i), slot)) {
        return true;
      }
    }
    return false;
  }

  private long cost(int v, int node, int slot) {
    long missing = 0;
    for (int i = 0; i < graph.operandCount(v); i++) {
      int operand = graph.operand(v, i);
      missing += isCopied(operand, node, slot) ? graph.bytes(operand) : 0;
    }
    return Math.max(most, received[slot] + missing) + missing;
  }

  /** Takes note that the vertex is computed on the slot. */
  void place(int v, int node, int slot) {
    for (int i = 0; i < graph.operandCount(v); i++) {
      int operand = graph.operand(v, i);
      if (isCopied(operand, node, slot)) {
        received[slot] += graph.bytes(operand);
        most = Math.max(most, received[slot]);
      }
      present[operand * words + (slot >>> 6)] |= 1L << slot;
    }
    present[v * words + (slot >>> 6)] |= 1L << slot;
  }

  /** Whether the slot would get the block from another slot of the node. */
  private boolean isCopied(int operand, int node, int slot) {
    if (isPresent(operand, slot) || nodeOf[operand] < 0) {
      return false;
    }
    for (int s = ranges[node]; s < ranges[node + 1]; s++) {
      if (isPresent(operand, s)) {
        return true;
      }
    }
    return false;
  }

  private boolean isPresent(int v, int slot) {
    return (present[v * words + (slot >>> 6)] >>> slot & 1) != 0;
  }
}
