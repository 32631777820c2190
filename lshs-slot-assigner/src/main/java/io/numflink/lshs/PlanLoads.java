package io.numflink.lshs;

import java.util.Arrays;

/**
 * What a plan costs, node by node: bytes received and sent, peak memory, floating-point operations.
 * Computed from the plan alone, in time linear in its operations and transfers.
 *
 * <p><b>Network.</b> A block crosses from node m to node n ≠ m if an operation on n uses the block
 * of an operation on m: once for each n, however many users it has there.
 *
 * <p><b>Copies.</b> A block is handed from slot to slot once for each further slot of a node that
 * uses it. That is no network, and costs nothing where slots share memory.
 *
 * <p><b>Memory.</b> A block is pushed to all its users' nodes when it is made, a result is
 * allocated before the operands are freed, and a copy is freed after its last use on its node
 * ({@link BlockLifetimes}). The <em>serial peak</em> is the most payload bytes alive at once if
 * operations run one after another in plan order: the least the plan needs. The <em>peak</em> is
 * that of slots which work beside each other: an operation's blocks are there from when it may
 * start, its slot being free and the operations that it uses done, until the operations up to their
 * last use are done in plan order. Where that is more than the node's memory, slots are held back,
 * and the peak is the node's memory. {@link RunAhead} sees to it that other interleavings need
 * little more.
 *
 * <p><b>Flops.</b> An operation costs what its vertex costs; a combination of k blocks costs k − 1
 * times what its reduction's vertex says. A reduction therefore costs the same in all shapes of
 * tree.
 */
public final class PlanLoads {
  private final BlockLifetimes lifetimes;
  private final long[] peakMemory;
  private final long[] serialPeak;
  private final int[] peakOperation;
  private final long[] netIn;
  private final long[] netOut;
  private final long[] flops;
  private final long maxOperationFlops;
  private final int depth;
  private final long edges;

  private PlanLoads(Plan plan) {
    lifetimes = BlockLifetimes.of(plan);
    int nodes = plan.cluster().nodeCount();
    int[] nodeOfSlot = plan.cluster().nodeOfSlot();
    peakMemory = concurrentPeaks(plan, lifetimes);
    serialPeak = new long[nodes];
    peakOperation = new int[nodes];
    netIn = new long[nodes];
    netOut = new long[nodes];
    flops = new long[nodes];
    long[] live = new long[nodes];
    int[] hops = new int[plan.size()];
    long maxFlops = 0;
    int maxHops = 0;
    long operandTotal = 0;
    for (int u = 0; u < plan.size(); u++) {
      int own = nodeOfSlot[plan.slot(u)];
      for (int i = 0; i < plan.operandCount(u); i++) {
        int operand = plan.operand(u, i);
        int transfer = nodeOfSlot[plan.slot(operand)] == own ? 0 : 1;
        hops[u] = Math.max(hops[u], hops[operand] + transfer);
      }
      operandTotal += plan.operandCount(u);
      maxHops = Math.max(maxHops, hops[u]);
      long cost = flops(plan, u);
      flops[own] += cost;
      maxFlops = Math.max(maxFlops, cost);
      for (int h = lifetimes.firstTransfer(u); h < lifetimes.endOpened(u); h++) {
        netOut[own] += lifetimes.bytes(h);
        netIn[lifetimes.node(h)] += lifetimes.bytes(h);
      }
      for (int h = lifetimes.firstOpened(u); h < lifetimes.endOpened(u); h++) {
        int n = lifetimes.node(h);
        live[n] += lifetimes.bytes(h);
        if (live[n] > serialPeak[n]) {
          serialPeak[n] = live[n];
          peakOperation[n] = u;
        }
      }
      for (int i = 0; i < lifetimes.closedCount(u); i++) {
        int h = lifetimes.closed(u, i);
        live[lifetimes.node(h)] -= lifetimes.bytes(h);
      }
    }
    for (int n = 0; n < nodes; n++) {
      long memory = plan.cluster().nodes().get(n).memoryBytes();
      peakMemory[n] = Math.min(peakMemory[n], Math.max(serialPeak[n], memory));
    }
    maxOperationFlops = maxFlops;
    depth = maxHops;
    edges = operandTotal;
  }

  /** The most bytes alive on each node if every operation starts as soon as it may. */
  private static long[] concurrentPeaks(Plan plan, BlockLifetimes lifetimes) {
    long[] peak = new long[plan.cluster().nodeCount()];
    long[] live = new long[peak.length];
    Starts starts = Starts.of(plan);
    for (int done = 0; done < plan.size(); done++) {
      for (int i = 0; i < starts.count(done); i++) {
        int u = starts.get(done, i);
        for (int h = lifetimes.firstOpened(u); h < lifetimes.endOpened(u); h++) {
          int n = lifetimes.node(h);
          live[n] += lifetimes.bytes(h);
          peak[n] = Math.max(peak[n], live[n]);
        }
      }
      for (int i = 0; i < lifetimes.closedCount(done); i++) {
        int h = lifetimes.closed(done, i);
        live[lifetimes.node(h)] -= lifetimes.bytes(h);
      }
    }
    return peak;
  }

  public static PlanLoads of(Plan plan) {
    return new PlanLoads(plan);
  }

  /** The floating-point operations of one operation of a plan. */
  public static long flops(Plan plan, int operation) {
    BlockGraph graph = plan.graph();
    int vertex = plan.vertex(operation);
    return switch (plan.kind(operation)) {
      case EXECUTE ->
          graph.kind(vertex) == VertexKind.REDUCE
              ? graph.flops(vertex) * (plan.operandCount(operation) - 1)
              : graph.flops(vertex);
      case ACCUMULATE -> graph.flops(vertex) + graph.flops(plan.target(operation));
      case COMBINE -> graph.flops(vertex);
      case RELAY -> 0;
    };
  }

  public int nodeCount() {
    return netIn.length;
  }

  /** The most payload bytes alive at once on the node with its slots at work beside each other. */
  public long peakMemoryBytes(int node) {
    return peakMemory[node];
  }

  /** The most payload bytes alive at once if operations run one by one: what the plan needs. */
  public long serialPeakBytes(int node) {
    return serialPeak[node];
  }

  /** The operation whose execution brings the node to its serial peak of memory. */
  public int peakOperation(int node) {
    return peakOperation[node];
  }

  public long netInBytes(int node) {
    return netIn[node];
  }

  public long netOutBytes(int node) {
    return netOut[node];
  }

  public long flops(int node) {
    return flops[node];
  }

  public long totalNetBytes() {
    return Arrays.stream(netIn).sum();
  }

  public long maxNetInBytes() {
    return max(netIn);
  }

  public long maxNetOutBytes() {
    return max(netOut);
  }

  public long maxPeakMemoryBytes() {
    return max(peakMemory);
  }

  public long maxOperationFlops() {
    return maxOperationFlops;
  }

  /**
   * The longest chain of transfers: how many times data crosses between nodes one after another.
   */
  public int depth() {
    return depth;
  }

  /** The number of operands of all operations. */
  public long edges() {
    return edges;
  }

  /** Bytes of blocks that slots use and other slots of their node have made or received. */
  public static long copiedBytes(Plan plan) {
    int[] nodeOfSlot = plan.cluster().nodeOfSlot();
    Users users = Users.of(plan);
    int[] seen = new int[plan.cluster().slotCount()];
    int[] arrived = new int[plan.cluster().nodeCount()];
    Arrays.fill(seen, -1);
    Arrays.fill(arrived, -1);
    long copied = 0;
    for (int u = 0; u < plan.size(); u++) {
      seen[plan.slot(u)] = u;
      arrived[nodeOfSlot[plan.slot(u)]] = u;
      for (int i = 0; i < users.count(u); i++) {
        int slot = plan.slot(users.get(u, i));
        if (seen[slot] != u) {
          seen[slot] = u;
          copied += arrived[nodeOfSlot[slot]] == u ? plan.bytes(u) : 0;
          arrived[nodeOfSlot[slot]] = u;
        }
      }
    }
    return copied;
  }

  BlockLifetimes lifetimes() {
    return lifetimes;
  }

  private static long max(long[] values) {
    return Arrays.stream(values).max().orElse(0);
  }
}
