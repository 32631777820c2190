package io.numflink.lshs;

import java.util.Arrays;

/**
 * The state of the simulated cluster while vertices are being placed: per node the bytes of all
 * blocks made there or sent there so far, the bytes received, the bytes sent and the flops; and
 * which node has a copy of which block.
 *
 * <p>Memory is cumulative: as nothing is freed, it stands for how evenly data is spread. The peak
 * that a plan really needs depends on its order and is computed afterwards ({@link PlanLoads}). On
 * a node with less memory than another a byte counts for more: for as much more as it fills.
 *
 * <p>Copies of generated blocks do not count: they are made when they are wanted and dropped after
 * that, and none of them need be kept to spare a transfer. If they did, partial results would be
 * sent from node to node to save memory that no plan takes.
 *
 * <p>The state can be rolled back to a checkpoint, so that whole contractions can be tried out.
 */
final class LoadSimulation {
  private final BlockGraph graph;
  private final int nodes;
  private final int words;
  private final long[] present;
  private final int[] nodeOf;

  private Totals totals;
  private Totals saved;

  /** Since the checkpoint: changed words of {@link #present} with their old values. */
  private final IntArray changedWords = new IntArray(64);

  private long[] oldWords = new long[64];
  private final IntArray placed = new IntArray(64);
  private boolean recording;

  private final long[] sentInScore;
  private final int[] seenInScore;
  private int scoreCount;

  /** The most slots of a node over the node's own. */
  private final double[] workScale;

  LoadSimulation(BlockGraph graph, ClusterModel cluster) {
    this.graph = graph;
    nodes = cluster.nodeCount();
    double slots = cluster.nodes().stream().mapToInt(ClusterModel.Node::slots).max().orElseThrow();
    workScale = cluster.nodes().stream().mapToDouble(node -> slots / node.slots()).toArray();
    words = (nodes + 63) >>> 6;
    present = new long[Math.multiplyExact(graph.size(), words)];
    nodeOf = new int[graph.size()];
    Arrays.fill(nodeOf, -1);
    totals = new Totals(memoryScale(cluster));
    sentInScore = new long[nodes];
    seenInScore = new int[graph.size()];
  }

  /** The most memory of a node over the node's own. */
  static double[] memoryScale(ClusterModel cluster) {
    double most =
        cluster.nodes().stream().mapToLong(ClusterModel.Node::memoryBytes).max().orElseThrow();
    return cluster.nodes().stream()
        .mapToDouble(node -> Math.max(1, most) / Math.max(1, node.memoryBytes()))
        .toArray();
  }

  /** The node of a placed vertex; -1 for others and for generated ones. */
  int nodeOf(int vertex) {
    return nodeOf[vertex];
  }

  int[] nodes() {
    return nodeOf.clone();
  }

  /** max_n memory + max_n netIn + max_n netOut. */
  long objective() {
    return totals.maxMemory + totals.maxIn + totals.maxOut;
  }

  long traffic() {
    return totals.traffic;
  }

  long flops(int node) {
    return totals.flops[node];
  }

  /** The flops that the node with the most slots would have with an equal load. */
  double relativeFlops(int node) {
    return totals.flops[node] * workScale[node];
  }

  long netIn(int node) {
    return totals.in[node];
  }

  boolean isPresent(int vertex, int node) {
    return (present[vertex * words + (node >>> 6)] >>> node & 1) != 0;
  }

  /** What placing a vertex on a node would cost. */
  record Score(long objective, long traffic, double flops, int node) implements Comparable<Score> {

    /**
     * By the objective plus the bytes moved, then the bytes moved, then the load, then the index.
     * The bytes count so that no block moves merely because some other node is the present maximum.
     */
    @Override
    public int compareTo(Score other) {
      int order = Long.compare(objective + traffic, other.objective + other.traffic);
      if (order == 0) {
        order = Long.compare(traffic, other.traffic);
      }
      if (order == 0) {
        order = Double.compare(flops, other.flops);
      }
      return order != 0 ? order : Integer.compare(node, other.node);
    }
  }

  /** The state's objective if the vertex were computed on the node, into so many new bytes. */
  Score score(int vertex, int node, long resultBytes) {
    long received = 0;
    long maxOut = totals.maxOut;
    scoreCount++;
    for (int i = 0; i < graph.operandCount(vertex); i++) {
      int operand = graph.operand(vertex, i);
      if (isMissing(operand, node)) {
        received += graph.bytes(operand);
        int owner = nodeOf[operand];
        sentInScore[owner] += graph.bytes(operand);
        maxOut = Math.max(maxOut, totals.out[owner] + sentInScore[owner]);
      }
    }
    if (received > 0) {
      for (int i = 0; i < graph.operandCount(vertex); i++) {
        int owner = nodeOf[graph.operand(vertex, i)];
        if (owner >= 0) {
          sentInScore[owner] = 0;
        }
      }
    }
    long memory =
        Math.max(
            totals.maxMemory, totals.memory[node] + totals.scaled(node, received + resultBytes));
    long in = Math.max(totals.maxIn, totals.in[node] + received);
    return new Score(memory + in + maxOut, received, relativeFlops(node), node);
  }

  private boolean isMissing(int operand, int node) {
    if (nodeOf[operand] < 0 || seenInScore[operand] == scoreCount) {
      return false;
    }
    seenInScore[operand] = scoreCount;
    return !isPresent(operand, node);
  }

  /** Computes a vertex on a node: operands that it lacks are sent to it, or generated there. */
  void place(int vertex, int node, long resultBytes, long flops) {
    for (int i = 0; i < graph.operandCount(vertex); i++) {
      int operand = graph.operand(vertex, i);
      if (isPresent(operand, node)) {
        continue;
      }
      if (nodeOf[operand] >= 0) {
        transfer(nodeOf[operand], node, graph.bytes(operand));
      } else {
        // A generated block: the node makes its own copy.
        totals.flops[node] += graph.flops(operand);
      }
      setPresent(operand, node);
    }
    totals.allocate(node, resultBytes);
    totals.flops[node] += flops;
    settle(vertex, node);
  }

  /** Says where the block of a vertex lies, without cost. */
  void settle(int vertex, int node) {
    nodeOf[vertex] = node;
    if (recording) {
      placed.add(vertex);
    }
    setPresent(vertex, node);
  }

  void transfer(int from, int to, long bytes) {
    totals.transfer(from, to, bytes);
  }

  void compute(int node, long flops) {
    totals.flops[node] += flops;
  }

  void setPresent(int vertex, int node) {
    int word = vertex * words + (node >>> 6);
    record(word);
    present[word] |= 1L << node;
  }

  void clearPresent(int vertex) {
    for (int w = 0; w < words; w++) {
      record(vertex * words + w);
      present[vertex * words + w] = 0;
    }
  }

  private void record(int word) {
    if (!recording) {
      return;
    }
    if (changedWords.size() == oldWords.length) {
      oldWords = Arrays.copyOf(oldWords, oldWords.length * 2);
    }
    oldWords[changedWords.size()] = present[word];
    changedWords.add(word);
  }

  void checkpoint() {
    saved = totals.copy();
    recording = true;
  }

  void rollback() {
    while (changedWords.size() > 0) {
      long old = oldWords[changedWords.size() - 1];
      present[changedWords.removeLast()] = old;
    }
    while (placed.size() > 0) {
      nodeOf[placed.removeLast()] = -1;
    }
    recording = false;
    totals = saved;
  }

  int nodeCount() {
    return nodes;
  }

  private static final class Totals {
    final double[] memoryScale;
    final long[] memory;
    final long[] in;
    final long[] out;
    final long[] flops;
    long maxMemory;
    long maxIn;
    long maxOut;
    long traffic;

    Totals(double[] memoryScale) {
      int nodes = memoryScale.length;
      this.memoryScale = memoryScale;
      memory = new long[nodes];
      in = new long[nodes];
      out = new long[nodes];
      flops = new long[nodes];
    }

    Totals copy() {
      Totals copy = new Totals(memoryScale);
      System.arraycopy(memory, 0, copy.memory, 0, memory.length);
      System.arraycopy(in, 0, copy.in, 0, in.length);
      System.arraycopy(out, 0, copy.out, 0, out.length);
      System.arraycopy(flops, 0, copy.flops, 0, flops.length);
      copy.maxMemory = maxMemory;
      copy.maxIn = maxIn;
      copy.maxOut = maxOut;
      copy.traffic = traffic;
      return copy;
    }

    long scaled(int node, long bytes) {
      return memoryScale[node] == 1 ? bytes : (long) (bytes * memoryScale[node]);
    }

    void allocate(int node, long bytes) {
      memory[node] += scaled(node, bytes);
      maxMemory = Math.max(maxMemory, memory[node]);
    }

    void transfer(int from, int to, long bytes) {
      out[from] += bytes;
      in[to] += bytes;
      traffic += bytes;
      maxOut = Math.max(maxOut, out[from]);
      maxIn = Math.max(maxIn, in[to]);
      allocate(to, bytes);
    }
  }
}
