package io.numflink.lshs;

import java.util.List;

/**
 * Load Simulated Hierarchical Scheduling (M. Elibol, <i>NumS: Scalable Array Programming for the
 * Cloud</i>, 2022), for Flink slots: a greedy search that simulates the memory and network load of
 * every choice, first over nodes, then over the slots of each node.
 *
 * <p>Each choice minimises max_n memory(n) + max_n netIn(n) + max_n netOut(n), and the bytes that
 * cross in all. NumS draws one block operation after another from the frontier at random; that is
 * one of the {@link Candidates} here ({@link Frontier}). Others place a contraction as a whole
 * ({@link NodePlacement}), and all are improved by moves ({@link LocalSearch}). Reductions and
 * broadcasts become trees, and the order comes last ({@link Sequencing}).
 */
public final class LshsAssigner implements SlotAssigner {

  @Override
  public Plan assign(BlockGraph graph, ClusterModel cluster, AssignerOptions options) {
    PinnedNodes.check(graph, cluster);
    Users users = Users.of(graph);
    FoldableTerms foldable = FoldableTerms.of(graph, users);
    Contractions contractions = Contractions.of(graph, foldable);
    List<Candidates.Candidate> candidates =
        new Candidates(graph, cluster, users, foldable, contractions, options).bestFirst();
    PlanTooLargeException refusal = null;
    for (Candidates.Candidate candidate : candidates) {
      try {
        int[] nodes = withGeneratedOutputs(graph, candidate.layout(), candidate.placed().nodes());
        int[] slots = SlotPlacement.place(graph, cluster, foldable, contractions, nodes);
        OperationGraph operations =
            Unrolling.unroll(graph, cluster, foldable, slots, Unrolling.Combination.TREE);
        Broadcasts.addRelays(operations);
        return Sequencing.sequence(operations, "lshs");
      } catch (PlanTooLargeException e) {
        // Another placement moves more but may hold less; if none fits, the best one's need is
        // told.
        refusal = refusal == null ? e : refusal;
      }
    }
    throw refusal;
  }

  /** Generated blocks need no node, but those that nobody uses and yet are wanted lie somewhere. */
  private static int[] withGeneratedOutputs(BlockGraph graph, CyclicLayout layout, int[] nodes) {
    int[] all = nodes.clone();
    for (int v = 0; v < all.length; v++) {
      if (graph.kind(v) == VertexKind.GENERATED && graph.isOutput(v)) {
        int pinned = graph.pinnedNode(v);
        all[v] = pinned >= 0 ? pinned : layout.owner(graph.array(v), graph.linearIndex(v));
      }
    }
    return all;
  }
}
