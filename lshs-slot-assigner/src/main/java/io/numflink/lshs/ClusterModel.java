package io.numflink.lshs;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * The cluster as the planner sees it: nodes (TaskManagers) of some task slots and some memory for
 * blocks, which need not be equal. Slots are numbered through: node 0 has the slots 0 … s₀−1, node
 * 1 the next ones, and so on. A block lives on a node and is there for all its slots.
 *
 * @param nodes the nodes, in order of their index
 * @param copyFraction what it costs to hand a block from one slot of a node to another, as a
 *     fraction of what it costs to send it to another node; 0 where slots share memory, as those of
 *     a TaskManager do
 */
public record ClusterModel(List<Node> nodes, double copyFraction) {

  /**
   * One TaskManager.
   *
   * @param slots how many task slots it has, at least 1
   * @param memoryBytes what blocks may occupy on it, in bytes
   */
  public record Node(int slots, long memoryBytes) {
    public Node {
      if (slots < 1) {
        throw new IllegalArgumentException("a node needs at least 1 slot, got " + slots);
      }
      if (memoryBytes < 0) {
        throw new IllegalArgumentException("node memory is negative: " + memoryBytes);
      }
    }
  }

  public ClusterModel {
    nodes = List.copyOf(nodes);
    if (nodes.isEmpty()) {
      throw new IllegalArgumentException("a cluster needs at least 1 node");
    }
    if (!(copyFraction >= 0 && copyFraction <= 1)) {
      throw new IllegalArgumentException("a fraction is between 0 and 1, not " + copyFraction);
    }
  }

  /** A cluster whose slots share the memory of their node. */
  public ClusterModel(List<Node> nodes) {
    this(nodes, 0);
  }

  /** A cluster of {@code nodes} equal nodes. */
  public static ClusterModel uniform(int nodes, int slotsPerNode, long memoryBytesPerNode) {
    return new ClusterModel(Collections.nCopies(nodes, new Node(slotsPerNode, memoryBytesPerNode)));
  }

  /** The same nodes with another cost of handing a block from slot to slot. */
  public ClusterModel withCopyFraction(double fraction) {
    return new ClusterModel(nodes, fraction);
  }

  public int nodeCount() {
    return nodes.size();
  }

  public int slotCount() {
    return nodes.stream().mapToInt(Node::slots).sum();
  }

  /**
   * How many nodes like that one would have all the slots: the inverse of its share of the work.
   */
  double nodesLike(int node) {
    return slotCount() / (double) nodes.get(node).slots();
  }

  /**
   * The first slot of each node, and as a last entry the number of slots: node n has slots [r[n],
   * r[n+1]).
   */
  public int[] slotRanges() {
    int[] ranges = new int[nodes.size() + 1];
    for (int n = 0; n < nodes.size(); n++) {
      ranges[n + 1] = ranges[n] + nodes.get(n).slots();
    }
    return ranges;
  }

  /** The node of every slot. */
  public int[] nodeOfSlot() {
    int[] ranges = slotRanges();
    int[] nodeOf = new int[slotCount()];
    for (int n = 0; n < nodes.size(); n++) {
      Arrays.fill(nodeOf, ranges[n], ranges[n + 1], n);
    }
    return nodeOf;
  }
}
