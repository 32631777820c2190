package io.numflink.lshs;

/** Gives every operation of a block graph a slot and a position in the order of execution. */
public interface SlotAssigner {

  /**
   * Places the graph on the cluster. The same arguments always give the same plan.
   *
   * @throws PlanTooLargeException if the plan needs more memory on a node than the node has
   * @throws IllegalArgumentException if the options do not fit the cluster, or a vertex is pinned
   *     to a node that is not there
   */
  Plan assign(BlockGraph graph, ClusterModel cluster, AssignerOptions options);

  default Plan assign(BlockGraph graph, ClusterModel cluster) {
    return assign(graph, cluster, AssignerOptions.defaults());
  }
}
