package io.numflink.lshs;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Load Simulated Hierarchical Scheduling (M. Elibol, <i>NumS: Scalable Array Programming for the
 * Cloud</i>, 2022), for Flink slots: a greedy search that simulates the memory and network load of
 * every choice, first over nodes, then over the slots of each node.
 *
 * <p>Each choice minimises max_n memory(n) + max_n netIn(n) + max_n netOut(n). NumS draws one block
 * operation after another from the frontier at random; that is one of the candidates here ({@link
 * Frontier}). Others place a contraction as a whole ({@link NodePlacement}). Reductions and
 * broadcasts become trees, and the order comes last ({@link Sequencing}).
 */
public final class LshsAssigner implements SlotAssigner {

  /** How many placements of products may be simulated to choose grids and rules. */
  private static final long EFFORT = 5_000_000;

  private static final int FEWEST_GRIDS = 3;
  private static final int FINALISTS = 2;

  /** In larger graphs neither a random order nor moves of single vertices are tried. */
  private static final int LARGEST_FOR_SEARCH = 50_000;

  @Override
  public Plan assign(BlockGraph graph, ClusterModel cluster, AssignerOptions options) {
    PinnedNodes.check(graph, cluster);
    Users users = Users.of(graph);
    FoldableTerms foldable = FoldableTerms.of(graph, users);
    Contractions contractions = Contractions.of(graph, foldable);
    List<Choice> choices = choices(graph, cluster, users, foldable, contractions, options);
    PlanTooLargeException refusal = null;
    for (Choice choice : choices) {
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

  /** The most promising placements, the best one first. */
  static List<Choice> choices(
      BlockGraph graph,
      ClusterModel cluster,
      Users users,
      FoldableTerms foldable,
      Contractions contractions,
      AssignerOptions options) {
    List<Choice> byRules = byRules(graph, cluster, foldable, contractions, options);
    if (graph.size() > LARGEST_FOR_SEARCH || cluster.nodeCount() == 1) {
      return byRules;
    }
    int[] order = Frontier.order(graph, users, options.seed());
    return withFrontier(byRules, graph, cluster, foldable, contractions, order).stream()
        .map(choice -> choice.improved(graph, cluster, users, foldable, contractions))
        .sorted()
        .toList();
  }

  /** The most promising grids with the placements on them, the best one first. */
  private static List<Choice> byRules(
      BlockGraph graph,
      ClusterModel cluster,
      FoldableTerms foldable,
      Contractions contractions,
      AssignerOptions options) {
    List<CyclicLayout> layouts = layouts(graph, cluster, options);
    long affordable = EFFORT / Math.max(1, graph.size()) / 2;
    int tried = (int) Math.min(layouts.size(), Math.max(FEWEST_GRIDS, affordable));
    // All grids with few rules for contractions, then the best of them with many.
    List<Choice> first =
        layouts.subList(0, tried).stream()
            .map(layout -> Choice.of(graph, cluster, foldable, contractions, layout, 0))
            .sorted()
            .limit(FINALISTS)
            .toList();
    long effort = EFFORT / first.size();
    if (effort <= NodePlacement.FEWEST_RULES * (long) contractions.productCount()) {
      return first;
    }
    return first.stream()
        .map(c -> Choice.of(graph, cluster, foldable, contractions, c.layout, effort))
        .sorted()
        .toList();
  }

  /** The choices with those that the search from the frontier adds, each after its equals. */
  private static List<Choice> withFrontier(
      List<Choice> choices,
      BlockGraph graph,
      ClusterModel cluster,
      FoldableTerms foldable,
      Contractions contractions,
      int[] order) {
    List<Choice> all = new ArrayList<>(choices);
    for (Choice choice : choices) {
      all.add(
          new Choice(
              choice.layout,
              NodePlacement.placeFromFrontier(
                  graph, foldable, choice.layout, cluster, contractions, order)));
    }
    all.sort(null);
    return all;
  }

  /** A placement, and the layout that it started from. */
  record Choice(CyclicLayout layout, NodePlacement.Result placed) implements Comparable<Choice> {
    static Choice of(
        BlockGraph graph,
        ClusterModel cluster,
        FoldableTerms foldable,
        Contractions contractions,
        CyclicLayout layout,
        long effort) {
      return new Choice(
          layout, NodePlacement.place(graph, foldable, layout, cluster, contractions, effort));
    }

    /** What moves of vertices make of the placement. */
    Choice improved(
        BlockGraph graph,
        ClusterModel cluster,
        Users users,
        FoldableTerms foldable,
        Contractions contractions) {
      return new Choice(
          layout,
          LocalSearch.improve(
              graph, cluster, foldable, users, contractions, placed.nodes(), layout.isGiven()));
    }

    @Override
    public int compareTo(Choice other) {
      int order = Long.compare(placed.objective(), other.placed.objective());
      return order != 0 ? order : Long.compare(placed.traffic(), other.placed.traffic());
    }
  }

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
      return List.of(CyclicLayout.given(graph.arrays(), nodeGrid));
    }
    boolean deep =
        IntStream.range(0, graph.size())
            .filter(v -> graph.kind(v) == VertexKind.INPUT)
            .mapToObj(v -> graph.arrays().get(graph.array(v)).grid())
            .anyMatch(grid -> IntStream.of(grid).filter(extent -> extent > 1).count() > 2);
    List<List<CyclicLayout>> byPlaces =
        Places.candidates(cluster).stream().map(places -> layouts(graph, places, deep)).toList();
    // The first of each kind of places first: few may be tried.
    List<CyclicLayout> layouts = new ArrayList<>();
    int most = byPlaces.stream().mapToInt(List::size).max().orElseThrow();
    for (int i = 0; i < most; i++) {
      for (List<CyclicLayout> some : byPlaces) {
        if (i < some.size()) {
          layouts.add(some.get(i));
        }
      }
    }
    return layouts;
  }

  private static List<CyclicLayout> layouts(BlockGraph graph, Places places, boolean deep) {
    List<CyclicLayout> layouts = new ArrayList<>();
    for (int[] grid : promisingFirst(NodeGrids.of(places.count(), 2))) {
      layouts.add(CyclicLayout.fitted(graph.arrays(), grid, places));
    }
    if (deep) {
      for (int[] grid : NodeGrids.of(places.count(), 3)) {
        if (grid[2] > 1) {
          layouts.add(CyclicLayout.fitted(graph.arrays(), grid, places));
        }
      }
    }
    layouts.add(CyclicLayout.dealt(graph.arrays(), places));
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
