package io.numflink.iteration;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/** One issue of a superstep: what it sends by the model, and in the end what it took. */
final class Issue {
  private final long superstep;
  private final ReductionTree tree;
  private final long broadcastBytes;
  private final int[] broadcasts;
  private final Set<LineAddress> lines = new HashSet<>();
  private final long beganNanos = System.nanoTime();

  /**
   * @param superstep its number, from 0
   * @param tree the way of the results
   * @param broadcastBytes what each slot is told
   */
  Issue(long superstep, ReductionTree tree, long broadcastBytes) {
    this.superstep = superstep;
    this.tree = tree;
    this.broadcastBytes = broadcastBytes;
    this.broadcasts = new int[tree.nodes()];
  }

  /** A TaskManager was sent its steps on a line, and the broadcast once. */
  void sentOn(LineAddress line, int node) {
    lines.add(line);
    broadcasts[node] = 1;
  }

  /** Every slot of a TaskManager was sent its step. */
  void sentToSlots(int node) {
    broadcasts[node] = tree.slots(node);
  }

  /** Whether steps were sent on a line. */
  boolean isOn(LineAddress line) {
    return lines.contains(line);
  }

  /**
   * What it took.
   *
   * @param advanceNanos what the loop took to advance
   * @param length of the result
   */
  SuperstepRecord record(
      String purpose,
      long advanceNanos,
      int length,
      PartialStatistics statistics,
      Map<String, Double> gauges) {
    return new SuperstepRecord(
        superstep,
        purpose,
        tree.nodes(),
        tree.slots(),
        (System.nanoTime() - beganNanos) / 1e9,
        statistics.computeNanos() / 1e9,
        advanceNanos / 1e9,
        length,
        broadcastBytes,
        (tree.nodes() - 1) * bytes(length) + IntStream.of(broadcasts).sum() * broadcastBytes,
        statistics.networkBytes(),
        statistics.cacheHits(),
        statistics.cacheMisses(),
        gauges);
  }

  /** What supersteps took on each TaskManager, with this one. */
  List<NodeRecord> nodesAfter(List<NodeRecord> before, int length, PartialStatistics statistics) {
    List<NodeRecord> nodes = new ArrayList<>(before);
    for (NodeShare share : statistics.shares()) {
      int node = share.node();
      String taskManager = tree.taskManager(node);
      if (node == nodes.size()) {
        nodes.add(NodeRecord.ofNode(node, taskManager));
      }
      nodes.set(
          node,
          nodes
              .get(node)
              .after(
                  taskManager,
                  share,
                  tree.children(node) * bytes(length) + broadcasts[node] * broadcastBytes,
                  node == ReductionTree.ROOT ? 0 : bytes(length)));
    }
    return nodes;
  }

  private static long bytes(int length) {
    return (long) Double.BYTES * length;
  }
}
