package io.numflink.lshs;

import java.util.function.IntUnaryOperator;
import org.apache.flink.runtime.state.KeyGroupRangeAssignment;

/**
 * Runs an operation where Flink's own hash of its block's key falls: what a {@code keyBy} on
 * (array, block index) would do without a scheduler.
 */
public final class HashAssigner implements SlotAssigner {

  /** Spreads the arrays' numbers over the ints, so that (array, block) pairs rarely collide. */
  private static final int ARRAY_FACTOR = 0x9E3779B1;

  @Override
  public Plan assign(BlockGraph graph, ClusterModel cluster, AssignerOptions options) {
    return NaivePlacement.plan(graph, cluster, "hash", slots(graph, cluster));
  }

  /** The slot of each vertex. */
  static IntUnaryOperator slots(BlockGraph graph, ClusterModel cluster) {
    int slots = cluster.slotCount();
    int maxParallelism = KeyGroupRangeAssignment.computeDefaultMaxParallelism(slots);
    return v ->
        KeyGroupRangeAssignment.assignKeyToParallelOperator(
            key(graph.array(v), graph.linearIndex(v)), maxParallelism, slots);
  }

  /** The key of a block: an Integer, whose hash is itself on every machine. */
  static Integer key(int array, int linearIndex) {
    return array * ARRAY_FACTOR + linearIndex;
  }
}
