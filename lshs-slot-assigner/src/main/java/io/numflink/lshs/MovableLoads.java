package io.numflink.lshs;

import java.util.Arrays;

/**
 * The loads of a complete placement, kept up to date while vertices move from node to node. They
 * follow the rules of {@link LoadSimulation}, so both give equal objectives and traffic for equal
 * placements.
 *
 * <p>Two kinds of sets say what crosses. The <em>holders</em> of a block are the nodes of its
 * vertex and of the users; of a generated block, those of the users. The <em>members</em> of a
 * reduction are the nodes of its terms, and its own. A set of k nodes costs k − 1 transfers; a
 * generated block none. How many vertices make a node a holder or member is counted, so that a move
 * costs time in proportion to the sets that it changes.
 */
final class MovableLoads {
  private final BlockGraph graph;
  private final FoldableTerms foldable;
  private final Users users;
  private final int nodes;
  private final int[] nodeOf;
  private final double[] memoryScale;

  /** At vertex × nodes + node: how many vertices make the node a holder of the vertex's block. */
  private final int[] holds;

  /** The row of each reduction in {@link #terms} and {@link #folded}. */
  private final int[] rowOf;

  /** At row × nodes + node: how many terms the reduction has there. */
  private final int[] terms;

  /** At row × nodes + node: how many of them are folded into an accumulator. */
  private final int[] folded;

  private final long[] memory;
  private final long[] in;
  private final long[] out;
  private final long[] flops;
  private long traffic;

  /** How often a vertex has each operand, while that vertex is looked at; otherwise 0. */
  private final int[] uses;

  /**
   * @param nodeOf the node of each vertex, -1 for generated ones
   */
  MovableLoads(
      BlockGraph graph, ClusterModel cluster, FoldableTerms foldable, Users users, int[] nodeOf) {
    this.graph = graph;
    this.foldable = foldable;
    this.users = users;
    this.nodeOf = nodeOf.clone();
    nodes = cluster.nodeCount();
    memoryScale = LoadSimulation.memoryScale(cluster);
    holds = new int[Math.multiplyExact(graph.size(), nodes)];
    rowOf = new int[graph.size()];
    int rows = 0;
    for (int v = 0; v < graph.size(); v++) {
      rowOf[v] = graph.kind(v) == VertexKind.REDUCE ? rows++ : -1;
    }
    terms = new int[rows * nodes];
    folded = new int[rows * nodes];
    memory = new long[nodes];
    in = new long[nodes];
    out = new long[nodes];
    flops = new long[nodes];
    uses = new int[graph.size()];
    for (int v = 0; v < graph.size(); v++) {
      count(v);
    }
    for (int v = 0; v < graph.size(); v++) {
      charge(v);
    }
  }

  private void count(int v) {
    int node = nodeOf[v];
    if (node < 0) {
      return;
    }
    holds[v * nodes + node] += foldable.isFoldable(v) ? 0 : 1;
    for (int i = 0; i < graph.operandCount(v); i++) {
      int operand = graph.operand(v, i);
      if (rowOf[v] < 0) {
        holds[operand * nodes + node]++;
      } else if (nodeOf[operand] >= 0) {
        countTerm(v, operand, nodeOf[operand], 1);
      }
    }
  }

  private void charge(int v) {
    int node = nodeOf[v];
    if (node < 0) {
      for (int n = 0; n < nodes; n++) {
        if (holds[v * nodes + n] > 0) {
          copyOfGenerated(v, n, 1);
        }
      }
      return;
    }
    if (rowOf[v] >= 0) {
      tree(v, 1);
      for (int n = 0; n < nodes; n++) {
        flops[n] += graph.flops(v) * Math.max(0, terms[rowOf[v] * nodes + n] - 1);
      }
    } else {
      flops[node] += graph.flops(v);
    }
    if (!foldable.isFoldable(v)) {
      sendAll(v, 1);
      memory[node] += rowOf[v] < 0 ? scaled(node, graph.bytes(v)) : 0;
    }
  }

  int nodeOf(int vertex) {
    return nodeOf[vertex];
  }

  int[] nodes() {
    return nodeOf.clone();
  }

  long flops(int node) {
    return flops[node];
  }

  long traffic() {
    return traffic;
  }

  /** max_n memory + max_n netIn + max_n netOut. */
  long objective() {
    long mostMemory = 0;
    long mostIn = 0;
    long mostOut = 0;
    for (int n = 0; n < nodes; n++) {
      mostMemory = Math.max(mostMemory, memory[n]);
      mostIn = Math.max(mostIn, in[n]);
      mostOut = Math.max(mostOut, out[n]);
    }
    return mostMemory + mostIn + mostOut;
  }

  /** By how much the traffic would grow if a vertex moved to another node. */
  long trafficAdded(int v, int to) {
    int from = nodeOf[v];
    long added = 0;
    if (!foldable.isFoldable(v)) {
      boolean staysHolder = holds[v * nodes + from] > 1;
      boolean isHolder = holds[v * nodes + to] > 0;
      added += graph.bytes(v) * ((isHolder ? 0 : 1) - (staysHolder ? 0 : 1));
    }
    if (rowOf[v] >= 0) {
      boolean staysMember = terms[rowOf[v] * nodes + from] > 0;
      boolean isMember = terms[rowOf[v] * nodes + to] > 0;
      added += graph.bytes(v) * ((isMember ? 0 : 1) - (staysMember ? 0 : 1));
    } else {
      added += addedByOperands(v, from, to);
    }
    for (int i = 0; i < users.count(v); ) {
      int user = users.get(v, i);
      int first = i;
      while (i < users.count(v) && users.get(v, i) == user) {
        i++;
      }
      if (rowOf[user] >= 0) {
        int row = rowOf[user] * nodes;
        boolean staysMember = nodeOf[user] == from || terms[row + from] > i - first;
        boolean isMember = nodeOf[user] == to || terms[row + to] > 0;
        added += graph.bytes(user) * ((isMember ? 0 : 1) - (staysMember ? 0 : 1));
      }
    }
    return added;
  }

  private long addedByOperands(int v, int from, int to) {
    for (int i = 0; i < graph.operandCount(v); i++) {
      uses[graph.operand(v, i)]++;
    }
    long added = 0;
    for (int i = 0; i < graph.operandCount(v); i++) {
      int operand = graph.operand(v, i);
      if (nodeOf[operand] >= 0 && uses[operand] > 0) {
        boolean staysHolder = holds[operand * nodes + from] > uses[operand];
        boolean isHolder = holds[operand * nodes + to] > 0;
        added += graph.bytes(operand) * ((isHolder ? 0 : 1) - (staysHolder ? 0 : 1));
      }
      uses[operand] = 0;
    }
    return added;
  }

  /** Moves a vertex that is not generated. */
  void move(int v, int to) {
    int from = nodeOf[v];
    if (!foldable.isFoldable(v)) {
      sendAll(v, -1);
      holds[v * nodes + from]--;
      holds[v * nodes + to]++;
      if (rowOf[v] < 0) {
        memory[from] -= scaled(from, graph.bytes(v));
        memory[to] += scaled(to, graph.bytes(v));
      }
    }
    if (rowOf[v] >= 0) {
      tree(v, -1);
    }
    nodeOf[v] = to;
    if (rowOf[v] >= 0) {
      tree(v, 1);
    } else {
      flops[from] -= graph.flops(v);
      flops[to] += graph.flops(v);
      for (int i = 0; i < graph.operandCount(v); i++) {
        release(graph.operand(v, i), from);
        hold(graph.operand(v, i), to);
      }
    }
    if (!foldable.isFoldable(v)) {
      sendAll(v, 1);
    }
    for (int i = 0; i < users.count(v); i++) {
      if (rowOf[users.get(v, i)] >= 0) {
        moveTerm(users.get(v, i), v, from, to);
      }
    }
  }

  private void hold(int operand, int node) {
    if (holds[operand * nodes + node]++ == 0) {
      copy(operand, node, 1);
    }
  }

  private void release(int operand, int node) {
    if (--holds[operand * nodes + node] == 0) {
      copy(operand, node, -1);
    }
  }

  private void copy(int operand, int node, int sign) {
    if (nodeOf[operand] < 0) {
      copyOfGenerated(operand, node, sign);
    } else {
      transfer(nodeOf[operand], node, sign * graph.bytes(operand));
    }
  }

  private void copyOfGenerated(int v, int node, int sign) {
    memory[node] += sign * scaled(node, graph.bytes(v));
    flops[node] += sign * graph.flops(v);
  }

  /** What it takes to send a block from its node to the other holders. */
  private void sendAll(int v, int sign) {
    for (int n = 0; n < nodes; n++) {
      if (n != nodeOf[v] && holds[v * nodes + n] > 0) {
        transfer(nodeOf[v], n, sign * graph.bytes(v));
      }
    }
  }

  private void moveTerm(int reduction, int term, int from, int to) {
    int row = rowOf[reduction] * nodes;
    boolean changesMembers = terms[row + from] == 1 || terms[row + to] == 0;
    boolean changesTree = changesMembers || folded[row + from] == 1 || folded[row + to] == 0;
    if (changesTree) {
      tree(reduction, -1);
    }
    flops[from] -= terms[row + from] > 1 ? graph.flops(reduction) : 0;
    flops[to] += terms[row + to] > 0 ? graph.flops(reduction) : 0;
    countTerm(reduction, term, from, -1);
    countTerm(reduction, term, to, 1);
    if (changesTree) {
      tree(reduction, 1);
    }
  }

  private void countTerm(int reduction, int term, int node, int sign) {
    terms[rowOf[reduction] * nodes + node] += sign;
    folded[rowOf[reduction] * nodes + node] += foldable.isFoldable(term) ? sign : 0;
  }

  /** The accumulators of a reduction and the combination of its partial results across nodes. */
  private void tree(int reduction, int sign) {
    int row = rowOf[reduction] * nodes;
    long bytes = sign * graph.bytes(reduction);
    int[] members = new int[nodes];
    int count = 0;
    for (int n = 0; n < nodes; n++) {
      if (terms[row + n] > 0) {
        members[count++] = n;
      }
      memory[n] += folded[row + n] > 0 ? scaled(n, bytes) : 0;
    }
    if (count == 0 || (count == 1 && members[0] == nodeOf[reduction])) {
      return;
    }
    int[] order = ReductionTree.order(Arrays.copyOf(members, count), nodeOf[reduction], nodes);
    for (int i = 1; i < order.length; i++) {
      int parent = order[ReductionTree.parent(i)];
      transfer(order[i], parent, bytes);
      flops[parent] += sign * graph.flops(reduction);
    }
  }

  private void transfer(int from, int to, long bytes) {
    out[from] += bytes;
    in[to] += bytes;
    memory[to] += scaled(to, bytes);
    traffic += bytes;
  }

  private long scaled(int node, long bytes) {
    return memoryScale[node] == 1 ? bytes : (long) (bytes * memoryScale[node]);
  }
}
