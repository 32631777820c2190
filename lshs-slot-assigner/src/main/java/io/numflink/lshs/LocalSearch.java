package io.numflink.lshs;

/**
 * Descends from a complete placement by moves that the greedy search could not see: it places a
 * vertex before the users, this one knows them. A block that was transposed far from where its only
 * user runs goes there, with what it is made of.
 *
 * <p>A move takes a vertex, or a vertex with all that is made for it alone on its node (its
 * <em>train</em>), to the node of an operand or a user. It is made if the objective plus the
 * traffic falls, or stays and the traffic falls, by the {@linkplain LoadSimulation objective} of
 * all placements. So every move is an improvement and the search ends; its effort is bounded, too.
 *
 * <p>Moves keep the balance: a node takes work only within its limits, of the whole graph and of
 * every array that has blocks for all nodes. Pinned vertices stay, and so do inputs in a layout
 * that the user has fixed.
 */
final class LocalSearch {
  private static final int MOST_PASSES = 8;
  private static final int LONGEST_TRAIN = 64;

  private final BlockGraph graph;
  private final Users users;
  private final MovableLoads loads;
  private final WorkShares shares;
  private final boolean inputsStay;
  private final int nodeCount;

  /** What is left of it; see the constructor. */
  private long effort;

  /** Nodes that the present search has come across are marked with its number. */
  private final int[] mark;

  private int searches;
  private final IntArray targets;

  private final IntArray train = new IntArray(LONGEST_TRAIN);

  /** How many uses of a vertex are by vertices of the present train. */
  private final int[] usesInTrain;

  /**
   * @param nodeOf where the search starts: the node of each vertex, -1 for generated ones
   * @param inputsStay whether the user has fixed where inputs are
   * @param effort how many sets of nodes may be looked at, roughly: some nanoseconds each
   */
  LocalSearch(
      BlockGraph graph,
      ClusterModel cluster,
      FoldableTerms foldable,
      Users users,
      Contractions contractions,
      int[] nodeOf,
      boolean inputsStay,
      long effort) {
    this.graph = graph;
    this.users = users;
    this.inputsStay = inputsStay;
    this.effort = effort;
    loads = new MovableLoads(graph, cluster, foldable, users, nodeOf);
    shares = new WorkShares(graph, cluster, contractions, loads);
    nodeCount = cluster.nodeCount();
    mark = new int[nodeCount];
    targets = new IntArray(nodeCount);
    usesInTrain = new int[graph.size()];
  }

  /** Whether no node has more than its share of the work. */
  boolean isBalanced() {
    return shares.areKept();
  }

  /** The placement after the search. */
  NodePlacement.Result improve() {
    descend();
    return new NodePlacement.Result(loads.nodes(), loads.objective(), loads.traffic());
  }

  private void descend() {
    boolean moved = true;
    for (int pass = 0; pass < MOST_PASSES && moved && loads.traffic() > 0; pass++) {
      moved = false;
      // Users first: what they are made of may follow in the same pass.
      for (int v = graph.size() - 1; v >= 0 && effort > 0; v--) {
        moved |= isMovable(v) && improve(v);
      }
    }
  }

  private boolean isMovable(int v) {
    return switch (graph.kind(v)) {
      case GENERATED -> false;
      case INPUT -> !inputsStay && graph.pinnedNode(v) < 0;
      case MAP, CONTRACT, REDUCE -> graph.pinnedNode(v) < 0;
    };
  }

  /** Moves a vertex, or it and its train, to the best node; false if all is best as it is. */
  private boolean improve(int v) {
    train.clear();
    train.add(v);
    if (moveToBest()) {
      return true;
    }
    collectTrain(v);
    return train.size() > 1 && moveToBest();
  }

  private boolean moveToBest() {
    int from = loads.nodeOf(train.get(0));
    findTargets(from);
    loads.lookAt(train);
    effort -= (long) loads.touched() * (1 + targets.size());
    int best = -1;
    long bestCost = cost();
    long bestTraffic = loads.traffic();
    for (int i = 0; i < targets.size(); i++) {
      int to = targets.get(i);
      long added = loads.trafficAdded(to);
      if (added > 0 || (added == 0 && !loads.isBottleneck(from))) {
        continue;
      }
      if (moveAll(to)) {
        long cost = cost();
        if (cost < bestCost || (cost == bestCost && loads.traffic() < bestTraffic)) {
          best = to;
          bestCost = cost;
          bestTraffic = loads.traffic();
        }
        moveBack(train.size(), from);
      }
    }
    if (best < 0) {
      return false;
    }
    return moveAll(best);
  }

  private long cost() {
    return loads.objective() + loads.traffic();
  }

  /** Moves the train; if the node has no room for all of it, nothing. */
  private boolean moveAll(int to) {
    int from = loads.nodeOf(train.get(0));
    effort -= (long) loads.touched() * nodeCount;
    for (int i = 0; i < train.size(); i++) {
      if (!shares.hasRoom(train.get(i), to)) {
        moveBack(i, from);
        return false;
      }
      move(train.get(i), to);
    }
    return true;
  }

  private void moveBack(int count, int to) {
    for (int i = count - 1; i >= 0; i--) {
      move(train.get(i), to);
    }
  }

  private void move(int v, int to) {
    shares.move(v, loads.nodeOf(v), to);
    loads.move(v, to);
  }

  /** The vertex and, of what lies on its node, all that nobody but the train uses. */
  private void collectTrain(int v) {
    int node = loads.nodeOf(v);
    train.clear();
    train.add(v);
    IntArray touched = new IntArray(16);
    for (int at = 0; at < train.size(); at++) {
      int user = train.get(at);
      for (int i = 0; i < graph.operandCount(user); i++) {
        int operand = graph.operand(user, i);
        touched.add(operand);
        if (++usesInTrain[operand] == users.count(operand)
            && loads.nodeOf(operand) == node
            && isMovable(operand)
            && train.size() < LONGEST_TRAIN) {
          train.add(operand);
        }
      }
    }
    for (int i = 0; i < touched.size(); i++) {
      usesInTrain[touched.get(i)] = 0;
    }
  }

  /** The nodes of operands and users of the train, but for its own. */
  private void findTargets(int from) {
    searches++;
    targets.clear();
    mark[from] = searches;
    for (int i = 0; i < train.size(); i++) {
      addNeighbours(train.get(i));
    }
  }

  private void addNeighbours(int v) {
    for (int i = 0; i < graph.operandCount(v) && targets.size() < nodeCount - 1; i++) {
      addTarget(loads.nodeOf(graph.operand(v, i)));
    }
    for (int i = 0; i < users.count(v) && targets.size() < nodeCount - 1; i++) {
      addTarget(loads.nodeOf(users.get(v, i)));
    }
  }

  private void addTarget(int node) {
    if (node >= 0 && mark[node] != searches) {
      mark[node] = searches;
      targets.add(node);
    }
  }
}
