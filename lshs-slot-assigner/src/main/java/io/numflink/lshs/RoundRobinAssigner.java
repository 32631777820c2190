package io.numflink.lshs;

/** Deals the vertices out to the slots in order of their creation, reductions like all others. */
public final class RoundRobinAssigner implements SlotAssigner {
  @Override
  public Plan assign(BlockGraph graph, ClusterModel cluster, AssignerOptions options) {
    int slots = cluster.slotCount();
    return NaivePlacement.plan(graph, cluster, "round-robin", v -> v % slots);
  }
}
