package io.numflink.lshs;

import java.util.Arrays;

/**
 * The shape of a reduction across k nodes: a binary heap, in which the node at place i receives
 * from the nodes at places 2i + 1 and 2i + 2. No node receives more than two partial results and
 * the longest chain of transfers is ⌊log₂ k⌋.
 *
 * <p>A binomial tree is as deep, but its root receives ⌈log₂ k⌉ partial results, which makes the
 * root the bottleneck of the network.
 */
final class ReductionTree {
  private ReductionTree() {}

  /**
   * The nodes in the order of their places. The root comes first even if it holds no partial
   * result; the others follow in a rotation that starts after it, so that reductions with different
   * roots load different nodes.
   */
  static int[] order(int[] members, int root, int nodeCount) {
    boolean rootIsMember = Arrays.stream(members).anyMatch(n -> n == root);
    int[] order = rootIsMember ? members.clone() : Arrays.copyOf(members, members.length + 1);
    if (!rootIsMember) {
      order[members.length] = root;
    }
    for (int i = 0; i < order.length; i++) {
      order[i] = Math.floorMod(order[i] - root, nodeCount);
    }
    Arrays.sort(order);
    for (int i = 0; i < order.length; i++) {
      order[i] = (order[i] + root) % nodeCount;
    }
    return order;
  }

  /** The places that the node at place i receives from. */
  static int[] children(int i, int size) {
    int left = 2 * i + 1;
    if (left >= size) {
      return new int[0];
    }
    return left + 1 < size ? new int[] {left, left + 1} : new int[] {left};
  }

  /** The place that the node at place i > 0 sends to. */
  static int parent(int i) {
    return (i - 1) / 2;
  }
}
