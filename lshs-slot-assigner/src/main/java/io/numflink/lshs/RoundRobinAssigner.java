package io.numflink.lshs;

import java.util.function.IntUnaryOperator;

/** Deals the vertices out to the slots in order of their creation, reductions like all others. */
public final class RoundRobinAssigner implements SlotAssigner {
  @Override
  public Plan assign(BlockGraph graph, ClusterModel cluster, AssignerOptions options) {
    return NaivePlacement.plan(graph, cluster, "round-robin", slots(cluster));
  }

  /** The slot of each vertex. */
  static IntUnaryOperator slots(ClusterModel cluster) {
    int slots = cluster.slotCount();
    return v -> v % slots;
  }
}
