package io.numflink.lshs;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Bytes that cross in every plan of a block graph on a cluster that keeps the rules: each block is
 * computed on one node, generated blocks are free, no node does more than {@link WorkLimits} allow,
 * and input blocks that are pinned, or laid out by the user, are where they are. Derived in {@code
 * docs/lshs.md}.
 *
 * @param totalNetBytes bytes received by all nodes together, at least
 * @param maxNetInBytes bytes received by the node that receives most, at least
 * @param rule what must cross, and why
 */
public record LowerBound(long totalNetBytes, long maxNetInBytes, String rule) {
  private static final int MOST_NAMES = 3;

  /** More than the relative error of a few thousand rounded operations. */
  private static final double ROUNDING = 1e-9;

  /**
   * The bound for the graph and the cluster of a plan; empty if no rule says anything about them.
   *
   * @param loads the loads of that plan
   * @param options what the plan was made with
   */
  public static Optional<LowerBound> of(Plan plan, PlanLoads loads, AssignerOptions options) {
    int nodes = loads.nodeCount();
    if (nodes == 1) {
      return Optional.of(new LowerBound(0, 0, "one node: nothing crosses"));
    }
    BlockGraph graph = plan.graph();
    Users users = Users.of(graph);
    FoldableTerms foldable = FoldableTerms.of(graph, users);
    WorkLimits limits = WorkLimits.of(plan, loads);
    int[] fixedNode = fixedInputs(plan, options);
    Regions regions = Regions.of(graph, users);

    Sum spreadOnly = new Sum(nodes);
    spreadOnly.add(spread(graph, foldable, users, regions, limits, fixedNode, new Traffic()));
    Sum contractions = new Sum(nodes);
    Traffic accounted = new Traffic();
    for (ContractionBound bound : contractions(graph, foldable, limits)) {
      if (!bound.traffic().intersects(accounted)) {
        accounted.addAll(bound.traffic());
        contractions.add(bound, graph);
      }
    }
    if (contractions.total > 0) {
      contractions.add(spread(graph, foldable, users, regions, limits, fixedNode, accounted));
    }
    Sum best = contractions.total > spreadOnly.total ? contractions : spreadOnly;
    if (best.total == 0 && !isElementwise(graph, regions)) {
      return Optional.empty();
    }
    long oneNode = Math.max(spreadOnly.oneBlock, contractions.oneBlock);
    return Optional.of(
        new LowerBound(
            best.total, Math.max(oneNode, (best.total + nodes - 1) / nodes), best.rule()));
  }

  /** The whole number that is certainly not above a computed one. */
  static long down(double computed) {
    return (long) Math.floor(computed - ROUNDING * Math.abs(computed));
  }

  private static List<ContractionBound> contractions(
      BlockGraph graph, FoldableTerms foldable, WorkLimits limits) {
    Contractions all = Contractions.of(graph, foldable);
    List<ContractionBound> bounds = new ArrayList<>();
    for (int array = 0; array < graph.arrays().size(); array++) {
      ContractionBound.of(graph, foldable, all.products(array), limits).ifPresent(bounds::add);
    }
    bounds.sort(Comparator.comparingLong(ContractionBound::total).reversed());
    return bounds;
  }

  private static SpreadBound.Found spread(
      BlockGraph graph,
      FoldableTerms foldable,
      Users users,
      Regions regions,
      WorkLimits limits,
      int[] fixedNode,
      Traffic accounted) {
    List<SpreadBound.Found> bounds = new ArrayList<>();
    bounds.add(new SpreadBound(graph, foldable, users, regions, accounted).byRegions(limits));
    bounds.add(new SpreadBound(graph, foldable, users, regions, accounted).byWork(limits));
    if (Arrays.stream(fixedNode).anyMatch(n -> n >= 0)) {
      bounds.add(
          new SpreadBound(graph, foldable, users, regions, accounted)
              .byInputs(fixedNode, limits.nodeCount()));
    }
    SpreadBound.Found most =
        bounds.stream().max(Comparator.comparingLong(SpreadBound.Found::total)).orElseThrow();
    long oneBlock = bounds.stream().mapToLong(SpreadBound.Found::oneBlock).max().orElseThrow();
    return new SpreadBound.Found(most.total(), oneBlock, most.reduced(), most.shared());
  }

  /** The nodes of input blocks that no other plan could have elsewhere; -1 for all else. */
  private static int[] fixedInputs(Plan plan, AssignerOptions options) {
    BlockGraph graph = plan.graph();
    boolean laidOut =
        !options.nodeGrid().isEmpty() && plan.placement().equals(Placement.LSHS.policyName());
    int[] nodeOfSlot = plan.cluster().nodeOfSlot();
    int[] fixed = new int[graph.size()];
    Arrays.fill(fixed, -1);
    for (int p = 0; p < plan.size(); p++) {
      int v = plan.vertex(p);
      if (graph.kind(v) == VertexKind.INPUT
          && plan.kind(p) == OperationKind.EXECUTE
          && (laidOut || graph.pinnedNode(v) >= 0)) {
        fixed[v] = nodeOfSlot[plan.slot(p)];
      }
    }
    return fixed;
  }

  /** Whether the graph falls into parts that have nothing to do with each other. */
  private static boolean isElementwise(BlockGraph graph, Regions regions) {
    for (int v = 0; v < graph.size(); v++) {
      if (graph.kind(v) == VertexKind.REDUCE) {
        return false;
      }
      for (int i = 0; i < graph.operandCount(v); i++) {
        if (regions.isShared(graph.operand(v, i))) {
          return false;
        }
      }
    }
    return regions.count() > 1;
  }

  /** Bounds on different crossings. */
  private static final class Sum {
    private final int nodes;
    private long total;
    private long oneBlock;
    private final Set<String> reduced = new TreeSet<>();
    private final Set<String> shared = new TreeSet<>();
    private final Set<String> multiplied = new TreeSet<>();

    Sum(int nodes) {
      this.nodes = nodes;
    }

    void add(SpreadBound.Found found) {
      total += found.total();
      oneBlock = Math.max(oneBlock, found.oneBlock());
      reduced.addAll(found.reduced());
      shared.addAll(found.shared());
    }

    void add(ContractionBound bound, BlockGraph graph) {
      total += bound.total();
      multiplied.add(graph.arrays().get(bound.array()).operation());
    }

    String rule() {
      if (total == 0) {
        return "element by element: nothing need cross";
      }
      List<String> parts = new ArrayList<>();
      addPart(parts, "products of ", multiplied, " spread over %d nodes".formatted(nodes));
      addPart(parts, "partial results of ", reduced, "");
      addPart(parts, "copies of ", shared, "");
      return String.join("; ", parts);
    }

    private static void addPart(List<String> parts, String what, Set<String> names, String where) {
      if (!names.isEmpty()) {
        List<String> some = names.stream().limit(MOST_NAMES).toList();
        int more = names.size() - some.size();
        parts.add(
            what
                + String.join(", ", some)
                + (more > 0 ? " and %d more".formatted(more) : "")
                + where);
      }
    }
  }
}
