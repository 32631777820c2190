package io.numflink.lshs;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;

/**
 * The complete placements on nodes that are simulated for one graph.
 *
 * <p>In graphs of all sizes the rules of {@link NodePlacement} are tried on several grids of nodes.
 * In smaller ones these are starts for a {@link LocalSearch}, beside others that go by no rules:
 * the search from the frontier, and the policies that LSHS is compared with, if they keep the
 * balance.
 */
final class Candidates {

  /** How many placements of products may be simulated to choose grids and rules. */
  private static final long EFFORT = 5_000_000;

  private static final int FEWEST_GRIDS = 3;
  private static final int FINALISTS = 2;

  /** The effort of one search: some hundredths of a second, or what goes through all once. */
  private static final long SEARCH_EFFORT = 5_000_000;

  private static final long EFFORT_PER_VERTEX = 32;

  /** In larger graphs only the best placement by rules is improved. */
  private static final int LARGEST_FOR_SEARCHES = 50_000;

  /** A search counts for every vertex and node: if these are more, it would need much memory. */
  private static final long LARGEST_FOR_SEARCH = 1 << 25;

  private final BlockGraph graph;
  private final ClusterModel cluster;
  private final Users users;
  private final FoldableTerms foldable;
  private final Contractions contractions;
  private final AssignerOptions options;

  Candidates(
      BlockGraph graph,
      ClusterModel cluster,
      Users users,
      FoldableTerms foldable,
      Contractions contractions,
      AssignerOptions options) {
    this.graph = graph;
    this.cluster = cluster;
    this.users = users;
    this.foldable = foldable;
    this.contractions = contractions;
    this.options = options;
  }

  /**
   * A placement.
   *
   * @param layout where results that nothing else places should lie
   */
  record Candidate(CyclicLayout layout, NodePlacement.Result placed)
      implements Comparable<Candidate> {

    @Override
    public int compareTo(Candidate other) {
      int order = Long.compare(placed.cost(), other.placed.cost());
      return order != 0 ? order : Long.compare(placed.traffic(), other.placed.traffic());
    }
  }

  /** The most promising placements, the best one first, and the earlier one of equals. */
  List<Candidate> bestFirst() {
    List<Candidate> byRules = byRules();
    boolean isSearched = (long) graph.size() * cluster.nodeCount() <= LARGEST_FOR_SEARCH;
    if (cluster.nodeCount() == 1 || !isSearched) {
      return byRules;
    }
    List<Candidate> all = new ArrayList<>();
    if (graph.size() > LARGEST_FOR_SEARCHES) {
      all.add(improved(byRules.get(0)));
      all.addAll(byRules.subList(1, byRules.size()));
      return all;
    }
    byRules.forEach(start -> all.add(improved(start)));
    int[] order = Frontier.order(graph, users, options.seed());
    for (Candidate rules : byRules) {
      NodePlacement.Result placed =
          NodePlacement.placeFromFrontier(
              graph, foldable, rules.layout, cluster, contractions, order);
      all.add(improved(new Candidate(rules.layout, placed)));
    }
    CyclicLayout best = byRules.get(0).layout;
    if (!best.isGiven()) {
      addStart(all, best, RoundRobinAssigner.slots(cluster));
      addStart(all, best, HashAssigner.slots(graph, cluster));
    }
    all.sort(null);
    return all;
  }

  /** What moves of vertices make of a placement. */
  private Candidate improved(Candidate start) {
    return new Candidate(
        start.layout, search(start.placed.nodes(), start.layout.isGiven()).improve());
  }

  private LocalSearch search(int[] nodes, boolean inputsStay) {
    long effort = Math.max(SEARCH_EFFORT, EFFORT_PER_VERTEX * graph.size());
    return new LocalSearch(
        graph, cluster, foldable, users, contractions, nodes, inputsStay, effort);
  }

  private void addStart(List<Candidate> all, CyclicLayout layout, IntUnaryOperator slotOfVertex) {
    int[] nodes = NaivePlacement.nodes(graph, cluster, slotOfVertex);
    LocalSearch search = search(nodes, false);
    if (search.isBalanced()) {
      all.add(new Candidate(layout, search.improve()));
    }
  }

  /** The most promising grids with the placements on them, the best one first. */
  private List<Candidate> byRules() {
    List<CyclicLayout> layouts = layouts();
    long affordable = EFFORT / Math.max(1, graph.size()) / 2;
    int tried = (int) Math.min(layouts.size(), Math.max(FEWEST_GRIDS, affordable));
    // All grids with few rules for contractions, then the best of them with many.
    List<Candidate> first =
        layouts.subList(0, tried).stream()
            .map(layout -> byRules(layout, 0))
            .sorted()
            .limit(FINALISTS)
            .toList();
    long effort = EFFORT / first.size();
    if (effort <= NodePlacement.FEWEST_RULES * (long) contractions.productCount()) {
      return first;
    }
    return first.stream().map(c -> byRules(c.layout, effort)).sorted().toList();
  }

  private Candidate byRules(CyclicLayout layout, long effort) {
    return new Candidate(
        layout, NodePlacement.place(graph, foldable, layout, cluster, contractions, effort));
  }

  private List<CyclicLayout> layouts() {
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
        Places.candidates(cluster).stream().map(places -> layouts(places, deep)).toList();
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

  private List<CyclicLayout> layouts(Places places, boolean deep) {
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
}
