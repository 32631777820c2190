package io.numflink.array.report.page;

import io.numflink.lshs.BlockGraph;
import io.numflink.lshs.OperationKind;
import io.numflink.lshs.Plan;
import io.numflink.lshs.VertexKind;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * On which node the blocks of one array are made or read: usually on one; generated blocks on every
 * node that needs them. Copies that other nodes receive do not count.
 */
final class BlockHolders {
  private static final int NOBODY = -1;

  private final int[] first;
  private final Map<Integer, SortedSet<Integer>> several = new HashMap<>();

  private BlockHolders(int blocks) {
    first = new int[blocks];
    Arrays.fill(first, NOBODY);
  }

  /** The holders of every array of a plan; null for an array that is not computed as such. */
  static BlockHolders[] of(Plan plan) {
    BlockGraph graph = plan.graph();
    int[] nodeOfSlot = plan.cluster().nodeOfSlot();
    BlockHolders[] holders = new BlockHolders[graph.arrays().size()];
    for (int operation = 0; operation < plan.size(); operation++) {
      int target = plan.target(operation);
      boolean isCopy = graph.kind(target) == VertexKind.GENERATED;
      if ((plan.isFinal(operation) || isCopy) && plan.kind(operation) != OperationKind.RELAY) {
        int array = graph.array(target);
        if (holders[array] == null) {
          holders[array] = new BlockHolders(graph.arrays().get(array).blockCount());
        }
        holders[array].add(graph.linearIndex(target), nodeOfSlot[plan.slot(operation)]);
      }
    }
    return holders;
  }

  private void add(int block, int node) {
    if (first[block] == NOBODY) {
      first[block] = node;
    } else if (first[block] != node) {
      several.computeIfAbsent(block, b -> new TreeSet<>()).add(node);
      several.get(block).add(first[block]);
    }
  }

  int blockCount() {
    return first.length;
  }

  /** The nodes that make a block, in ascending order; none if it is not needed. */
  int[] nodes(int block) {
    SortedSet<Integer> all = several.get(block);
    if (all != null) {
      return all.stream().mapToInt(Integer::intValue).toArray();
    }
    return first[block] == NOBODY ? new int[0] : new int[] {first[block]};
  }

  /** How many blocks each node holds. */
  int[] counts(int nodeCount) {
    int[] counts = new int[nodeCount];
    for (int block = 0; block < first.length; block++) {
      for (int node : nodes(block)) {
        counts[node]++;
      }
    }
    return counts;
  }

  /** Two are equal if all their blocks are on the same nodes. */
  @Override
  public boolean equals(Object other) {
    return other instanceof BlockHolders holders
        && Arrays.equals(first, holders.first)
        && several.equals(holders.several);
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.hashCode(first) + several.hashCode();
  }
}
