package io.numflink.lshs;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Load Simulated Hierarchical Scheduling (M. Elibol, <i>NumS: Scalable Array Programming for the
 * Cloud</i>, 2022), for Flink slots: a greedy search that simulates the memory and network load of
 * every choice, first over nodes, then over the slots of each node.
 *
 * <p>Each choice minimises max_n memory(n) + max_n netIn(n) + max_n netOut(n). NumS places one
 * block operation after another and orders them at random; here a contraction is placed as a whole
 * ({@link NodePlacement}), reductions and broadcasts become trees, and the order comes last ({@link
 * Sequencing}).
 */
public final class LshsAssigner implements SlotAssigner {

  /** How many placements of products may be simulated to choose grids and rules. */
  private static final long EFFORT = 12_000_000;

  private static final int FEWEST_GRIDS = 3;

  @Override
  public Plan assign(BlockGraph graph, ClusterModel cluster, AssignerOptions options) {
    PinnedNodes.check(graph, cluster);
    FoldableTerms foldable = FoldableTerms.of(graph, Users.of(graph));
    Contractions contractions = Contractions.of(graph, foldable);
    List<CyclicLayout> layouts = layouts(graph, cluster, options);
    long affordable = EFFORT / Math.max(1, graph.size()) / 4;
    int tried = (int) Math.min(layouts.size(), Math.max(FEWEST_GRIDS, affordable));
    List<Choice> choices = new ArrayList<>();
    for (CyclicLayout layout : layouts.subList(0, tried)) {
      choices.add(
          new Choice(
              layout,
              NodePlacement.place(
                  graph, foldable, layout, cluster.nodeCount(), contractions, EFFORT / tried)));
    }
    choices.sort(
        Comparator.comparingLong((Choice choice) -> choice.placed.objective())
            .thenComparingLong(choice -> choice.placed.traffic()));
    PlanTooLargeException refusal = null;
    for (Choice choice : choices.subList(0, Math.min(choices.size(), FEWEST_GRIDS))) {
      try {
        int[] nodes = withGeneratedOutputs(graph, choice.layout, choice.placed.nodes());
        int[] slots = SlotPlacement.place(graph, cluster, foldable, contractions, nodes);
        OperationGraph operations =
            Unrolling.unroll(graph, cluster, foldable, slots, Unrolling.Combination.TREE);
        Broadcasts.addRelays(operations);
        return Sequencing.sequence(operations, "lshs");
      } catch (PlanTooLargeException e) {
        // Another grid moves more but may hold less; if none fits, the best one's need is told.
        refusal = refusal == null ? e : refusal;
      }
    }
    throw refusal;
  }

  private record Choice(CyclicLayout layout, NodePlacement.Result placed) {}

  private static List<CyclicLayout> layouts(
      BlockGraph graph, ClusterModel cluster, AssignerOptions options) {
    int nodes = cluster.nodeCount();
    if (!options.nodeGrid().isEmpty()) {
      int[] nodeGrid = options.nodeGrid().stream().mapToInt(Integer::intValue).toArray();
      if (NodeGrids.product(nodeGrid) != nodes) {
        throw new IllegalArgumentException(
            "the node grid %s has %d places, the cluster %d nodes"
                .formatted(Arrays.toString(nodeGrid), NodeGrids.product(nodeGrid), nodes));
      }
      return List.of(CyclicLayout.uniform(graph.arrays(), nodeGrid));
    }
    List<CyclicLayout> layouts = new ArrayList<>();
    for (int[] grid : promisingFirst(NodeGrids.of(nodes, 2))) {
      layouts.add(CyclicLayout.fitted(graph.arrays(), grid));
    }
    return layouts;
  }

  /** The most even grid, then the two flat ones, then the others. */
  private static List<int[]> promisingFirst(List<int[]> evenFirst) {
    List<int[]> grids = new ArrayList<>(evenFirst);
    int last = grids.size() - 1;
    for (int k = 1; k <= Math.min(2, last); k++) {
      grids.add(k, grids.remove(last));
    }
    return grids;
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
