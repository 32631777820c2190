package io.numflink.lshs;

import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;

/**
 * What crosses because work, or input blocks, are spread over nodes while all of it adds to one
 * result or uses one block.
 *
 * <p>Every {@linkplain Regions region} has an <em>anchor</em>: a vertex whose node is known, or
 * known to be one of many. From an anchor on node p, a path inside the region leads to each hub of
 * it. If all vertices of the path are on p, then p sends its partial result to the hub's reduction,
 * or receives the shared block, unless the hub itself lies on p. If they are not, the block at the
 * place where the path leaves p crosses. A path therefore costs p at least the smallest block on
 * it. Paths from one anchor that do not claim more of a block than its bytes cost their sum (a flow
 * is at most a cut); those from different anchors claim different blocks. For a hub h of |h| bytes
 * that costs node p the sum of its paths f₍p₎, at most |h|, and that lies on one node,
 *
 * <pre>bytes that cross ≥ Σ_p min(|h|, f₍p₎) − |h|</pre>
 *
 * and these bytes are others for every hub.
 *
 * <p>Anchors are either the input blocks whose nodes are fixed, or the largest operations of the
 * regions: {@link WorkLimits} says on how many nodes those are at least.
 */
final class SpreadBound {
  /** Longer searches for paths are given up, which makes the bound smaller, never wrong. */
  private static final long MOST_STEPS = 30_000_000;

  private static final int NONE = -1;

  private final BlockGraph graph;
  private final FoldableTerms foldable;
  private final Users users;
  private final Regions regions;

  /** Of each vertex: bytes of its block that no path claims yet. */
  private final long[] unclaimed;

  /** Hub 2v is the reduction v, hub 2v + 1 the block v as an operand. */
  private final long[] hubBytes;

  private final int[] hubRegion;
  private final int[] stepTo;
  private final int[] stepBlock;
  private final int[] queue;
  private long steps;
  private boolean claiming;

  private final IntArray pathHubs = new IntArray(1024);
  private final IntArray pathAnchors = new IntArray(1024);
  private long[] pathBytes = new long[1024];

  /**
   * @param total bytes that cross at least
   * @param oneBlock bytes that some node receives at least
   * @param reduced names of the reductions that it counts partial results of
   * @param shared names of the arrays that it counts copies of
   */
  record Found(long total, long oneBlock, Set<String> reduced, Set<String> shared) {}

  /**
   * @param accounted bytes of the crossings that another bound counts already
   */
  SpreadBound(
      BlockGraph graph, FoldableTerms foldable, Users users, Regions regions, Traffic accounted) {
    this.graph = graph;
    this.foldable = foldable;
    this.users = users;
    this.regions = regions;
    int size = graph.size();
    unclaimed = new long[size];
    hubBytes = new long[2 * size];
    for (int v = 0; v < size; v++) {
      unclaimed[v] = accounted.hasBlocksOf(v) ? 0 : graph.bytes(v);
      hubBytes[2 * v] = accounted.hasPartialsOf(v) ? 0 : graph.bytes(v);
      hubBytes[2 * v + 1] = unclaimed[v];
    }
    hubRegion = new int[2 * size];
    stepTo = new int[size];
    stepBlock = new int[size];
    queue = new int[size];
  }

  /** The bound from the largest operation of every region. */
  Found byWork(WorkLimits limits) {
    int[] anchors = new int[regions.count()];
    for (int r = 0; r < anchors.length; r++) {
      int anchor = regions.member(regions.start(r));
      for (int i = regions.start(r); i < regions.start(r + 1); i++) {
        if (graph.flops(regions.member(i)) > graph.flops(anchor)) {
          anchor = regions.member(i);
        }
      }
      anchors[r] = graph.flops(anchor) > 0 ? anchor : NONE;
    }
    return found(anchors, (hub, paths) -> costByWork(hub, paths, limits));
  }

  private Cost costByWork(int hub, int[] paths, WorkLimits limits) {
    double flops = 0;
    double wholeFlops = 0;
    int whole = 0;
    long least = Long.MAX_VALUE;
    double leastRatio = Double.POSITIVE_INFINITY;
    for (int path : paths) {
      long work = graph.flops(pathAnchors.get(path));
      long bytes = pathBytes[path];
      flops += work;
      leastRatio = Math.min(leastRatio, (double) bytes / work);
      if (bytes == hubBytes[hub]) {
        whole++;
        wholeFlops += work;
        least = Math.min(least, work);
      }
    }
    long byNodes = whole == 0 ? 0 : hubBytes[hub] * (limits.nodesFor(wholeFlops, whole, least) - 1);
    // f(p) ≥ ratio · flops(p), and min(|h|, ·) is concave: least if the nodes are full or empty.
    double full = Math.min(hubBytes[hub], leastRatio * limits.largest());
    long byShare = LowerBound.down(full * flops / limits.largest() - hubBytes[hub]);
    return new Cost(Math.max(byNodes, byShare), byNodes > 0 ? hubBytes[hub] : 0);
  }

  /**
   * The bound from whole regions: those that no crossing tears lie on one node each, whose work is
   * limited. Tearing c of them costs at least the c smallest prices, and leaves of those at a hub
   * all but the c largest. So what crosses is at least
   *
   * <pre>min over c of  Σ_{c smallest} price + Σ_h |h|·(k_h(c) − 1)</pre>
   *
   * with k_h(c) the number of nodes for what is left at hub h. k_h falls in steps, and between two
   * of them the sum only grows.
   */
  Found byRegions(WorkLimits limits) {
    long[] flops = new long[regions.count()];
    long[] prices = new long[regions.count()];
    int[] anchors = new int[regions.count()];
    int[] regionOf = new int[graph.size()];
    int tearable = 0;
    for (int r = 0; r < anchors.length; r++) {
      anchors[r] = regions.member(regions.start(r));
      regionOf[anchors[r]] = r;
      long price = Long.MAX_VALUE;
      for (int i = regions.start(r); i < regions.start(r + 1); i++) {
        int v = regions.member(i);
        flops[r] += graph.flops(v);
        price = regions.isUsedInside(v, users) ? Math.min(price, unclaimed[v]) : price;
      }
      if (price < Long.MAX_VALUE) {
        prices[tearable++] = price;
      }
    }
    claiming = false;
    findAllPaths(anchors);
    Arrays.sort(prices, 0, tearable);
    Tearing tearing = new Tearing(limits, Arrays.copyOf(prices, tearable));
    Sum sum = new Sum();
    forEachHub(
        (hub, paths) -> {
          long[] work = new long[paths.length];
          for (int i = 0; i < work.length; i++) {
            work[i] = flops[regionOf[pathAnchors.get(paths[i])]];
          }
          if (tearing.add(hubBytes[hub], work)) {
            sum.name(hub);
          }
        });
    sum.total = tearing.least();
    return sum.found();
  }

  /**
   * The bound from input blocks.
   *
   * @param fixedNode the node of each input block that cannot be elsewhere, -1 for other vertices
   */
  Found byInputs(int[] fixedNode, int nodeCount) {
    int[] anchors = new int[regions.count()];
    for (int r = 0; r < anchors.length; r++) {
      anchors[r] = NONE;
      for (int i = regions.start(r); i < regions.start(r + 1); i++) {
        int v = regions.member(i);
        if (fixedNode[v] >= 0 && (anchors[r] == NONE || graph.bytes(v) > graph.bytes(anchors[r]))) {
          anchors[r] = v;
        }
      }
    }
    return found(anchors, (hub, paths) -> costByInputs(hub, paths, fixedNode, nodeCount));
  }

  private Cost costByInputs(int hub, int[] paths, int[] fixedNode, int nodeCount) {
    long[] onNode = new long[nodeCount];
    boolean[] whole = new boolean[nodeCount];
    int wholeNodes = 0;
    for (int path : paths) {
      int n = fixedNode[pathAnchors.get(path)];
      onNode[n] += pathBytes[path];
      if (pathBytes[path] == hubBytes[hub] && !whole[n]) {
        whole[n] = true;
        wholeNodes++;
      }
    }
    long bytes = -hubBytes[hub];
    for (long onOne : onNode) {
      bytes += Math.min(hubBytes[hub], onOne);
    }
    return new Cost(bytes, wholeNodes > 1 ? hubBytes[hub] : 0);
  }

  /**
   * What the paths to one hub cost.
   *
   * @param total bytes that cross for it
   * @param oneBlock bytes of a block that must cross; 0 if none of that size must
   */
  private record Cost(long total, long oneBlock) {}

  @FunctionalInterface
  private interface HubCost {
    Cost of(int hub, int[] paths);
  }

  /**
   * The costs of all hubs. Paths to hubs that cost nothing even if no other path claims anything
   * are not walked again, so that they claim nothing from the others.
   */
  private Found found(int[] anchors, HubCost costs) {
    claiming = false;
    findAllPaths(anchors);
    boolean[] worthwhile = new boolean[hubBytes.length];
    forEachHub((hub, paths) -> worthwhile[hub] = costs.of(hub, paths).total > 0);
    for (int hub = 0; hub < hubBytes.length; hub++) {
      hubBytes[hub] = worthwhile[hub] ? hubBytes[hub] : 0;
    }
    claiming = true;
    findAllPaths(anchors);
    Sum sum = new Sum();
    forEachHub((hub, paths) -> sum.add(hub, costs.of(hub, paths)));
    return sum.found();
  }

  private void forEachHub(BiConsumer<Integer, int[]> action) {
    int[] order = pathsByHub();
    for (int from = 0, to; from < order.length; from = to) {
      to = endOfHub(order, from);
      action.accept(pathHubs.get(order[from]), Arrays.copyOfRange(order, from, to));
    }
  }

  private void findAllPaths(int[] anchors) {
    pathHubs.clear();
    pathAnchors.clear();
    Arrays.fill(hubRegion, NONE);
    Arrays.fill(stepTo, NONE);
    steps = 0;
    for (int region = 0; region < anchors.length; region++) {
      if (anchors[region] != NONE) {
        findPaths(region, anchors[region]);
      }
    }
  }

  private int endOfHub(int[] order, int from) {
    int to = from;
    while (to < order.length && pathHubs.get(order[to]) == pathHubs.get(order[from])) {
      to++;
    }
    return to;
  }

  /** The numbers of the paths, those to one hub together. */
  private int[] pathsByHub() {
    int[] start = new int[hubBytes.length + 1];
    for (int p = 0; p < pathHubs.size(); p++) {
      start[pathHubs.get(p) + 1]++;
    }
    for (int h = 0; h < hubBytes.length; h++) {
      start[h + 1] += start[h];
    }
    int[] order = new int[pathHubs.size()];
    for (int p = 0; p < order.length; p++) {
      order[start[pathHubs.get(p)]++] = p;
    }
    return order;
  }

  /** Breadth first from the anchor: one path to each hub of the region. */
  private void findPaths(int region, int anchor) {
    int end = 0;
    queue[end++] = anchor;
    stepTo[anchor] = anchor;
    for (int at = 0; at < end && steps < MOST_STEPS; at++) {
      int v = queue[at];
      if (foldable.isFoldable(v)) {
        claimPath(region, anchor, v, 2 * foldable.reductionOf(v));
      }
      for (int i = 0; i < graph.operandCount(v); i++) {
        int operand = graph.operand(v, i);
        if (regions.isShared(operand)) {
          claimPath(region, anchor, v, 2 * operand + 1);
        } else if (regions.connects(operand, v)) {
          end = visit(operand, v, operand, end);
        }
      }
      for (int i = 0; i < users.count(v); i++) {
        if (regions.connects(v, users.get(v, i))) {
          end = visit(users.get(v, i), v, v, end);
        }
      }
    }
  }

  private int visit(int next, int from, int block, int end) {
    steps++;
    if (stepTo[next] >= 0) {
      return end;
    }
    stepTo[next] = from;
    stepBlock[next] = block;
    queue[end] = next;
    return end + 1;
  }

  private void claimPath(int region, int anchor, int last, int hub) {
    if (hubRegion[hub] == region) {
      return;
    }
    hubRegion[hub] = region;
    long bytes = hubBytes[hub];
    for (int v = last; v != anchor; v = stepTo[v]) {
      bytes = Math.min(bytes, unclaimed[stepBlock[v]]);
      steps++;
    }
    if (bytes == 0) {
      return;
    }
    // Two steps in a row over one block, from a user to it and on to another, are one crossing.
    int block = NONE;
    for (int v = last; claiming && v != anchor; v = stepTo[v]) {
      if (stepBlock[v] != block) {
        block = stepBlock[v];
        unclaimed[block] -= bytes;
      }
    }
    if (pathHubs.size() == pathBytes.length) {
      pathBytes = Arrays.copyOf(pathBytes, 2 * pathBytes.length);
    }
    pathBytes[pathHubs.size()] = bytes;
    pathHubs.add(hub);
    pathAnchors.add(anchor);
  }

  /** Adds up what crosses for all hubs. */
  private final class Sum {
    private long total;
    private long oneBlock;
    private final Set<String> reduced = new TreeSet<>();
    private final Set<String> shared = new TreeSet<>();

    void add(int hub, Cost cost) {
      if (cost.total <= 0) {
        return;
      }
      total += cost.total;
      oneBlock = Math.max(oneBlock, cost.oneBlock);
      name(hub);
    }

    void name(int hub) {
      String name = graph.arrays().get(graph.array(hub / 2)).name();
      (hub % 2 == 0 ? reduced : shared).add(name);
    }

    Found found() {
      return new Found(total, oneBlock, reduced, shared);
    }
  }
}
