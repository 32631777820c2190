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

  /** What a reduction itself counts among {@link #termPins}: more than any number of terms. */
  private static final long ROOT = 1L << 32;

  /** The blocks whose holders the vertices looked at are, and how many of these make them that. */
  private final IntArray touchedBlocks = new IntArray(16);

  private final int[] pins;

  /** The same for members of reductions, by row. */
  private final IntArray touchedReductions = new IntArray(16);

  private final long[] termPins;

  /** The node of the vertices looked at. */
  private int groupNode;

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
    pins = new int[graph.size()];
    termPins = new long[rows];
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

  /**
   * Looks at vertices of one node that may move together, none of them generated: {@link
   * #trafficAdded} then says what that would mean.
   */
  void lookAt(IntArray group) {
    for (int i = 0; i < touchedBlocks.size(); i++) {
      pins[touchedBlocks.get(i)] = 0;
    }
    for (int i = 0; i < touchedReductions.size(); i++) {
      termPins[rowOf[touchedReductions.get(i)]] = 0;
    }
    touchedBlocks.clear();
    touchedReductions.clear();
    groupNode = nodeOf[group.get(0)];
    for (int g = 0; g < group.size(); g++) {
      int v = group.get(g);
      if (!foldable.isFoldable(v)) {
        pin(v);
      }
      if (rowOf[v] >= 0) {
        pinTerms(v, ROOT);
      } else {
        for (int i = 0; i < graph.operandCount(v); i++) {
          pin(graph.operand(v, i));
        }
      }
      for (int i = 0; i < users.count(v); i++) {
        if (rowOf[users.get(v, i)] >= 0) {
          pinTerms(users.get(v, i), 1);
        }
      }
    }
  }

  private void pin(int block) {
    if (nodeOf[block] >= 0 && pins[block]++ == 0) {
      touchedBlocks.add(block);
    }
  }

  private void pinTerms(int reduction, long by) {
    int row = rowOf[reduction];
    if (termPins[row] == 0) {
      touchedReductions.add(reduction);
    }
    termPins[row] += by;
  }

  /** How many sets of nodes a move of the vertices looked at may change. */
  int touched() {
    return touchedBlocks.size() + touchedReductions.size();
  }

  /** By how much the traffic would grow if the vertices looked at moved to another node. */
  long trafficAdded(int to) {
    long added = 0;
    for (int i = 0; i < touchedBlocks.size(); i++) {
      int block = touchedBlocks.get(i);
      boolean staysHolder = holds[block * nodes + groupNode] > pins[block];
      boolean isHolder = holds[block * nodes + to] > 0;
      added += change(graph.bytes(block), staysHolder, isHolder);
    }
    for (int i = 0; i < touchedReductions.size(); i++) {
      int reduction = touchedReductions.get(i);
      int row = rowOf[reduction];
      boolean rootMoves = termPins[row] >= ROOT;
      long termsMoving = termPins[row] % ROOT;
      boolean staysMember =
          terms[row * nodes + groupNode] > termsMoving
              || (nodeOf[reduction] == groupNode && !rootMoves);
      boolean isMember = terms[row * nodes + to] > 0 || nodeOf[reduction] == to;
      added += change(graph.bytes(reduction), staysMember, isMember);
    }
    return added;
  }

  private static long change(long bytes, boolean stays, boolean isThere) {
    return (isThere ? 0 : bytes) - (stays ? 0 : bytes);
  }

  /** Whether the node alone holds, receives or sends the most. */
  boolean isBottleneck(int node) {
    return isAloneAtTop(memory, node) || isAloneAtTop(in, node) || isAloneAtTop(out, node);
  }

  private static boolean isAloneAtTop(long[] load, int node) {
    for (int n = 0; n < load.length; n++) {
      if (n != node && load[n] >= load[node]) {
        return false;
      }
    }
    return true;
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
