package io.numflink.lshs;

/**
 * Descends from a complete placement by moves that the greedy search could not see: it places a
 * vertex before the users, this one knows them. A block that was transposed far from where its only
 * user runs goes there, with what it is made of.
 *
 * <p>A move takes a vertex, or a vertex with all that is made for it alone on its node (its
 * <em>train</em>), to the node of an operand or a user. It is made if the objective plus the
 * traffic falls, or stays and the traffic falls, by the {@linkplain LoadSimulation objective} of
 * all placements. So every move is an improvement and the search ends; passes are bounded, too.
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

  private long objective;

  /** Nodes that the present search has come across are marked with its number. */
  private final int[] mark;

  private int searches;
  private final IntArray targets;

  private final IntArray train = new IntArray(LONGEST_TRAIN);

  /** How many uses of a vertex are by vertices of the present train. */
  private final int[] usesInTrain;

  private LocalSearch(
      BlockGraph graph,
      Users users,
      MovableLoads loads,
      WorkShares shares,
      boolean inputsStay,
      int nodeCount) {
    this.graph = graph;
    this.users = users;
    this.loads = loads;
    this.shares = shares;
    this.inputsStay = inputsStay;
    this.nodeCount = nodeCount;
    mark = new int[nodeCount];
    targets = new IntArray(nodeCount);
    usesInTrain = new int[graph.size()];
    objective = loads.objective();
  }

  /**
   * The placement after the search.
   *
   * @param inputsStay whether the user has fixed where inputs are
   */
  static NodePlacement.Result improve(
      BlockGraph graph,
      ClusterModel cluster,
      FoldableTerms foldable,
      Users users,
      Contractions contractions,
      int[] nodeOf,
      boolean inputsStay) {
    MovableLoads loads = new MovableLoads(graph, cluster, foldable, users, nodeOf);
    WorkShares shares = new WorkShares(graph, cluster, contractions, loads);
    LocalSearch search =
        new LocalSearch(graph, users, loads, shares, inputsStay, cluster.nodeCount());
    search.descend();
    return new NodePlacement.Result(loads.nodes(), loads.objective(), loads.traffic());
  }

  private void descend() {
    boolean moved = true;
    for (int pass = 0; pass < MOST_PASSES && moved && loads.traffic() > 0; pass++) {
      moved = false;
      // Users first: what they are made of may follow in the same pass.
      for (int v = graph.size() - 1; v >= 0; v--) {
        if (isMovable(v)) {
          moved |= improveAlone(v) || improveWithTrain(v);
        }
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

  private boolean improveAlone(int v) {
    int from = loads.nodeOf(v);
    findTargets(v);
    int best = -1;
    long bestCost = cost();
    long bestTraffic = loads.traffic();
    for (int i = 0; i < targets.size(); i++) {
      int to = targets.get(i);
      if (loads.trafficAdded(v, to) > 0 || !shares.hasRoom(v, to)) {
        continue;
      }
      loads.move(v, to);
      if (cost() < bestCost || (cost() == bestCost && loads.traffic() < bestTraffic)) {
        best = to;
        bestCost = cost();
        bestTraffic = loads.traffic();
      }
      loads.move(v, from);
    }
    if (best >= 0) {
      move(v, best);
    }
    return best >= 0;
  }

  private long cost() {
    return loads.objective() + loads.traffic();
  }

  private void move(int v, int to) {
    shares.move(v, loads.nodeOf(v), to);
    loads.move(v, to);
  }

  private boolean improveWithTrain(int v) {
    int from = loads.nodeOf(v);
    collectTrain(v);
    if (train.size() == 1) {
      return false;
    }
    findTargetsOfTrain(from);
    long cost = cost();
    long traffic = loads.traffic();
    for (int i = 0; i < targets.size(); i++) {
      int to = targets.get(i);
      int done = 0;
      while (done < train.size() && shares.hasRoom(train.get(done), to)) {
        move(train.get(done++), to);
      }
      if (done == train.size()
          && (cost() < cost || (cost() == cost && loads.traffic() < traffic))) {
        return true;
      }
      while (done > 0) {
        move(train.get(--done), from);
      }
    }
    return false;
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

  private void findTargets(int v) {
    startSearch(loads.nodeOf(v));
    addNeighbours(v);
  }

  private void findTargetsOfTrain(int from) {
    startSearch(from);
    for (int i = 0; i < train.size(); i++) {
      addNeighbours(train.get(i));
    }
  }

  private void startSearch(int from) {
    searches++;
    targets.clear();
    mark[from] = searches;
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
