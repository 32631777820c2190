package io.numflink.lshs;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * The cluster as the planner sees it: nodes (TaskManagers) of some task slots and some memory for
 * blocks. Slots are numbered through: node 0 has the slots 0 … s₀−1, node 1 the next ones, and so
 * on.
 *
 * @param nodes the nodes, in order of their index
 */
public record ClusterModel(List<Node> nodes) {

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
  }

  /** A cluster of {@code nodes} equal nodes. */
  public static ClusterModel uniform(int nodes, int slotsPerNode, long memoryBytesPerNode) {
    return new ClusterModel(Collections.nCopies(nodes, new Node(slotsPerNode, memoryBytesPerNode)));
  }

  public int nodeCount() {
    return nodes.size();
  }

  public int slotCount() {
    return nodes.stream().mapToInt(Node::slots).sum();
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
