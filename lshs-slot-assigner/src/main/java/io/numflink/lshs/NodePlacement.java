package io.numflink.lshs;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntUnaryOperator;

/**
 * The first level of LSHS: gives every vertex a node, in order of creation, by simulating the loads
 * that each choice leads to.
 *
 * <ul>
 *   <li>Inputs lie in the cyclic layout.
 *   <li>A map goes to one of the nodes that hold its operands, by the least {@link
 *       LoadSimulation.Score}.
 *   <li>A contraction is placed as a whole: several rules for where its products go (with the
 *       output block, as in SUMMA; with the left or the right or the larger operand, which leaves
 *       partial results to be reduced; in a cyclic layout of its own over output and contracted
 *       indices, as in 2.5-D algorithms) are simulated over all its products and reductions, and
 *       the cheapest is taken, so that its result has a coherent layout.
 *   <li>A reduction ends on its block's owner in the cyclic layout if a partial result is there
 *       anyhow, or else on the member that received least.
 * </ul>
 *
 * <p>That goes beyond the search of the thesis, which places products like maps, one by one in a
 * random order of the frontier. It is there too ({@link #placeFromFrontier}), as one more
 * candidate.
 *
 * <p>A node may take an operation as long as its flops stay within 1.05 × its final share (the
 * total in proportion to its slots) + the largest operation; beyond that all nodes with room are
 * candidates. There always is one: the least loaded node is below its share. (The contract's bound
 * is 1.1; the rest is for combinations, which go where the partial results are.) One exception: in
 * a layout that the user has fixed, maps of blocks that lie together stay with them even if the
 * layout is uneven. To even out what the user has laid out so would move blocks for the sake of a
 * flop an element.
 */
final class NodePlacement {
  private static final double SLACK = 1.05;
  private static final int MAX_TERM_AXES = 3;

  /** The rules that are always tried for a contraction: those without a layout of its own. */
  static final int FEWEST_RULES = 4;

  /**
   * Where all vertices go, and what that costs.
   *
   * @param nodes the node of each vertex, -1 for generated ones
   * @param objective max memory + max net-in + max net-out, in bytes
   * @param traffic all bytes that cross
   */
  @SuppressWarnings("ArrayRecordComponent") // handed over once, never compared
  record Result(int[] nodes, long objective, long traffic) {

    /**
     * What placements are compared by. All the bytes that cross count beside the largest loads, as
     * they do for every single vertex ({@link LoadSimulation.Score}).
     */
    long cost() {
      return objective + traffic;
    }
  }

  private final BlockGraph graph;
  private final FoldableTerms foldable;
  private final CyclicLayout layout;
  private final LoadSimulation loads;
  private final int nodeCount;
  private final long effort;
  private final double[] flopsLimit;
  private final ClusterModel cluster;
  private final Places places;
  private final Contractions contractions;
  private final Balance[] balanceOfArray;
  private final IntUnaryOperator[] ruleOfArray;

  /** The nodes that the present search has come across are those marked with its number. */
  private final int[] memberMark;

  private int memberCount;
  private int fallbacks;

  private NodePlacement(
      BlockGraph graph,
      FoldableTerms foldable,
      CyclicLayout layout,
      ClusterModel cluster,
      Contractions contractions,
      long effort) {
    this.graph = graph;
    this.foldable = foldable;
    this.layout = layout;
    this.cluster = cluster;
    nodeCount = cluster.nodeCount();
    places = Places.bySlots(cluster);
    this.effort = effort;
    this.contractions = contractions;
    loads = new LoadSimulation(graph, cluster);
    flopsLimit = limits(contractions.totalFlops(), contractions.maxFlops());
    balanceOfArray = new Balance[graph.arrays().size()];
    ruleOfArray = new IntUnaryOperator[graph.arrays().size()];
    memberMark = new int[nodeCount];
  }

  /**
   * Places a graph.
   *
   * @param layout where inputs lie and results should
   * @param effort how many placements of products may be simulated, roughly
   */
  static Result place(
      BlockGraph graph,
      FoldableTerms foldable,
      CyclicLayout layout,
      ClusterModel cluster,
      Contractions contractions,
      long effort) {
    NodePlacement placement =
        new NodePlacement(graph, foldable, layout, cluster, contractions, effort);
    for (int v = 0; v < graph.size(); v++) {
      placement.placeVertex(v);
    }
    return new Result(
        placement.loads.nodes(), placement.loads.objective(), placement.loads.traffic());
  }

  /** What each node may do of some work, in flops. */
  private double[] limits(long flops, long largest) {
    double[] limits = new double[nodeCount];
    for (int n = 0; n < nodeCount; n++) {
      limits[n] = SLACK * flops / cluster.nodesLike(n) + largest;
    }
    return limits;
  }

  /**
   * Places a graph by the search of the thesis: every product on one of the nodes that hold its
   * operands, by the least score. Every contraction of some size is balanced by itself, lest a long
   * program be cut into a part a node, one after the other.
   *
   * @param order a topological one
   */
  static Result placeFromFrontier(
      BlockGraph graph,
      FoldableTerms foldable,
      CyclicLayout layout,
      ClusterModel cluster,
      Contractions contractions,
      int[] order) {
    NodePlacement placement = new NodePlacement(graph, foldable, layout, cluster, contractions, 0);
    for (int v : order) {
      if (graph.kind(v) == VertexKind.CONTRACT) {
        placement.placeAlone(v);
      } else {
        placement.placeVertex(v);
      }
    }
    return new Result(
        placement.loads.nodes(), placement.loads.objective(), placement.loads.traffic());
  }

  private void placeAlone(int v) {
    int array = graph.array(v);
    if (balanceOfArray[array] == null) {
      balanceOfArray[array] = balance(array);
    }
    int pinned = graph.pinnedNode(v);
    int node = pinned >= 0 ? pinned : cheapest(v, balanceOfArray[array]);
    balanceOfArray[array].add(node, graph.flops(v));
    placeOn(v, node);
  }

  private void placeVertex(int v) {
    switch (graph.kind(v)) {
      case GENERATED -> {
        // Made on every node that needs it.
      }
      case INPUT -> placeOn(v, home(v));
      case MAP -> placeOn(v, graph.pinnedNode(v) >= 0 ? graph.pinnedNode(v) : cheapest(v, null));
      case CONTRACT -> {
        int array = graph.array(v);
        if (ruleOfArray[array] == null) {
          chooseRule(array);
        }
        placeByRule(v, ruleOfArray[array], balanceOfArray[array]);
      }
      case REDUCE -> placeReduction(v);
    }
  }

  /** Where the vertex's block lies, or would best lie. */
  private int home(int v) {
    if (loads.nodeOf(v) >= 0) {
      return loads.nodeOf(v);
    }
    int pinned = graph.pinnedNode(v);
    return pinned >= 0 ? pinned : layout.owner(graph.array(v), graph.linearIndex(v));
  }

  private void placeOn(int v, int node) {
    int reduction = foldable.reductionOf(v);
    if (reduction < 0) {
      loads.place(v, node, graph.bytes(v), graph.flops(v));
      return;
    }
    // Until a reduction is placed, its presence marks say which nodes have a partial result.
    boolean first = !loads.isPresent(reduction, node);
    loads.place(
        v, node, first ? graph.bytes(v) : 0, graph.flops(v) + (first ? 0 : graph.flops(reduction)));
    loads.setPresent(reduction, node);
  }

  private long newBytes(int v, int node) {
    int reduction = foldable.reductionOf(v);
    return reduction >= 0 && loads.isPresent(reduction, node) ? 0 : graph.bytes(v);
  }

  private boolean hasRoom(int node, long flops) {
    return flops == 0 || loads.flops(node) + flops <= flopsLimit[node];
  }

  /**
   * The best of the nodes that hold operands; of what needs none of them, its home in the layout.
   * If those have no room, the best of all nodes that have.
   */
  private int cheapest(int v, Balance balance) {
    int common = layout.isGiven() ? commonNode(v) : -1;
    if (common >= 0) {
      return common;
    }
    LoadSimulation.Score best = cheapestHome(v, true, balance);
    if (best == null && foldable.reductionOf(v) < 0) {
      // Made of generated blocks alone, it can be made anywhere: where its array would lie.
      best = better(null, v, home(v), balance);
    }
    if (best == null) {
      best = cheapestHome(v, false, balance);
    }
    return best == null ? cheapestOfAll(v, balance) : best.node();
  }

  /** The node that all operands lie on, or -1. */
  private int commonNode(int v) {
    int common = -1;
    for (int i = 0; i < graph.operandCount(v); i++) {
      int node = loads.nodeOf(graph.operand(v, i));
      if (node >= 0 && common >= 0 && node != common) {
        return -1;
      }
      common = Math.max(common, node);
    }
    return common;
  }

  /** The best home of an operand that has a place, or of one that is generated. */
  private LoadSimulation.Score cheapestHome(int v, boolean placed, Balance balance) {
    LoadSimulation.Score best = null;
    memberCount++;
    for (int i = 0; i < graph.operandCount(v); i++) {
      int operand = graph.operand(v, i);
      if (placed == (loads.nodeOf(operand) < 0)) {
        continue;
      }
      int home = home(operand);
      if (memberMark[home] != memberCount) {
        memberMark[home] = memberCount;
        best = better(best, v, home, balance);
      }
    }
    return best;
  }

  private int cheapestOfAll(int v, Balance balance) {
    LoadSimulation.Score best = null;
    for (int n = 0; n < nodeCount; n++) {
      best = better(best, v, n, balance);
    }
    if (best == null && balance != null) {
      return cheapestOfAll(v, null);
    }
    return best == null ? leastLoaded() : best.node();
  }

  private LoadSimulation.Score better(LoadSimulation.Score best, int v, int node, Balance balance) {
    if (!hasRoom(node, graph.flops(v))
        || (balance != null && !balance.hasRoom(node, graph.flops(v)))) {
      return best;
    }
    LoadSimulation.Score score = loads.score(v, node, newBytes(v, node));
    return best == null || score.compareTo(best) < 0 ? score : best;
  }

  private int leastLoaded() {
    int least = 0;
    for (int n = 1; n < nodeCount; n++) {
      if (loads.relativeFlops(n) < loads.relativeFlops(least)) {
        least = n;
      }
    }
    return least;
  }

  private void placeByRule(int v, IntUnaryOperator rule, Balance balance) {
    int node = graph.pinnedNode(v);
    if (node < 0) {
      node = rule.applyAsInt(v);
      if (!hasRoom(node, graph.flops(v)) || !balance.hasRoom(node, graph.flops(v))) {
        fallbacks++;
        node = cheapestOfAll(v, balance);
      }
    }
    balance.add(node, graph.flops(v));
    placeOn(v, node);
  }

  private void chooseRule(int array) {
    int[] products = contractions.products(array);
    int[] reductions = contractions.reductions(array);
    List<IntUnaryOperator> rules = rules(array);
    long affordable = Math.max(FEWEST_RULES, effort / Math.max(1, contractions.productCount()));
    IntUnaryOperator best = null;
    long bestObjective = 0;
    long bestTraffic = 0;
    for (int i = 0; i < Math.min(rules.size(), affordable); i++) {
      IntUnaryOperator rule = rules.get(i);
      if (!simulate(array, products, reductions, rule)) {
        loads.rollback();
        continue;
      }
      long objective = loads.objective();
      long traffic = loads.traffic();
      loads.rollback();
      if (best == null
          || objective < bestObjective
          || (objective == bestObjective && traffic < bestTraffic)) {
        best = rule;
        bestObjective = objective;
        bestTraffic = traffic;
      }
    }
    // If no rule fits what the nodes have room for, most products go where there is room.
    ruleOfArray[array] = best != null ? best : this::homeOfLargestOperand;
    balanceOfArray[array] = balance(array);
  }

  /** Simulates a rule, from a checkpoint on; false if it had to be broken too often to matter. */
  private boolean simulate(int array, int[] products, int[] reductions, IntUnaryOperator rule) {
    loads.checkpoint();
    fallbacks = 0;
    Balance balance = balance(array);
    for (int v : products) {
      if (operandsArePlaced(v)) {
        placeByRule(v, rule, balance);
        if (fallbacks > products.length / 4) {
          return false;
        }
      }
    }
    for (int r : reductions) {
      if (operandsArePlaced(r)) {
        placeReduction(r);
      }
    }
    return true;
  }

  private boolean operandsArePlaced(int v) {
    for (int i = 0; i < graph.operandCount(v); i++) {
      int operand = graph.operand(v, i);
      if (loads.nodeOf(operand) < 0 && graph.kind(operand) != VertexKind.GENERATED) {
        return false;
      }
    }
    return true;
  }

  private List<IntUnaryOperator> rules(int array) {
    List<IntUnaryOperator> rules = new ArrayList<>();
    rules.add(this::ownerOfOutput);
    rules.add(this::homeOfLargestOperand);
    rules.add(v -> home(graph.operand(v, 0)));
    rules.add(v -> home(graph.operand(v, graph.operandCount(v) - 1)));
    int[] blockGrid = graph.arrays().get(array).grid();
    if (nodeCount > 1 && blockGrid.length > 0) {
      for (int[] grid : NodeGrids.of(places.count(), Math.min(blockGrid.length, MAX_TERM_AXES))) {
        int[] nodeGrid = onLongestAxes(grid, blockGrid);
        if (CyclicLayout.isEven(blockGrid, nodeGrid)) {
          rules.add(
              v -> places.node(CyclicLayout.place(graph.linearIndex(v), blockGrid, nodeGrid)));
        }
      }
    }
    return rules;
  }

  /** Spreads a grid of a few axes over the longest axes of a larger one. */
  private static int[] onLongestAxes(int[] grid, int[] blockGrid) {
    int[] spread = new int[blockGrid.length];
    Arrays.fill(spread, 1);
    boolean[] taken = new boolean[blockGrid.length];
    for (int k = 0; k < grid.length; k++) {
      int longest = -1;
      for (int axis = 0; axis < blockGrid.length; axis++) {
        if (!taken[axis] && (longest < 0 || blockGrid[axis] > blockGrid[longest])) {
          longest = axis;
        }
      }
      taken[longest] = true;
      spread[longest] = grid[k];
    }
    return spread;
  }

  private int ownerOfOutput(int v) {
    int reduction = foldable.reductionOf(v);
    return home(reduction >= 0 ? reduction : v);
  }

  private int homeOfLargestOperand(int v) {
    int largest = -1;
    for (int i = 0; i < graph.operandCount(v); i++) {
      int operand = graph.operand(v, i);
      if (graph.kind(operand) != VertexKind.GENERATED
          && (largest < 0 || graph.bytes(operand) > graph.bytes(largest))) {
        largest = operand;
      }
    }
    return largest < 0 ? ownerOfOutput(v) : home(largest);
  }

  private void placeReduction(int r) {
    int[] members = partialNodes(r);
    int root = root(r, members);
    int[] order = ReductionTree.order(members, root, nodeCount);
    loads.clearPresent(r);
    for (int i = 1; i < order.length; i++) {
      int parent = order[ReductionTree.parent(i)];
      loads.transfer(order[i], parent, graph.bytes(r));
      loads.compute(parent, graph.flops(r));
    }
    loads.settle(r, root);
  }

  /** The nodes that have partial results or terms of the reduction, in order of appearance. */
  private int[] partialNodes(int r) {
    memberCount++;
    IntArray members = new IntArray(8);
    for (int i = 0; i < graph.operandCount(r); i++) {
      int operand = graph.operand(r, i);
      int n = loads.nodeOf(operand);
      if (n < 0) {
        continue;
      }
      if (memberMark[n] != memberCount) {
        memberMark[n] = memberCount;
        members.add(n);
      } else if (!foldable.isFoldable(operand)) {
        loads.compute(n, graph.flops(r));
      }
    }
    return members.toArray();
  }

  private int root(int r, int[] members) {
    if (graph.pinnedNode(r) >= 0) {
      return graph.pinnedNode(r);
    }
    int owner = layout.owner(graph.array(r), graph.linearIndex(r));
    int best = members.length == 0 ? owner : -1;
    for (int n : members) {
      if (n == owner && (members.length == 1 || hasRoom(n, 2 * graph.flops(r)))) {
        return owner;
      }
      if (best < 0
          || loads.netIn(n) < loads.netIn(best)
          || (loads.netIn(n) == loads.netIn(best)
              && loads.relativeFlops(n) < loads.relativeFlops(best))) {
        best = n;
      }
    }
    return best;
  }

  /**
   * Every contraction with products for all nodes is balanced by itself, however small a part of
   * the work it is: the steps of a long loop would else run on one node after the other.
   */
  private Balance balance(int array) {
    return new Balance(
        hasProductsForAll(array)
            ? limits(contractions.flops(array), contractions.maxFlops(array))
            : null,
        nodeCount);
  }

  private boolean hasProductsForAll(int array) {
    return contractions.products(array).length >= 2 * nodeCount;
  }

  /** The flops of one contraction on each node, and their limits, if there are any. */
  private static final class Balance {
    private final long[] flops;
    private final double[] limits;

    Balance(double[] limitsOrNull, int nodes) {
      flops = new long[nodes];
      limits = limitsOrNull;
    }

    boolean hasRoom(int node, long more) {
      return limits == null || flops[node] + more <= limits[node];
    }

    void add(int node, long more) {
      flops[node] += more;
    }
  }
}
