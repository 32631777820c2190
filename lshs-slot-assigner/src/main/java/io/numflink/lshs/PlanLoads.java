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
 * <p><b>Memory.</b> The peak of payload bytes alive at once if operations run one after another in
 * plan order, a block is pushed to all its users' nodes when it is made, a result is allocated
 * before the operands are freed, and a copy is freed after its last use on its node ({@link
 * BlockLifetimes}). {@link RunAhead} bounds what other interleavings may need.
 *
 * <p><b>Flops.</b> An operation costs what its vertex costs; a combination of k blocks costs k − 1
 * times what its reduction's vertex says. A reduction therefore costs the same in all shapes of
 * tree.
 */
public final class PlanLoads {
  private final BlockLifetimes lifetimes;
  private final long[] peakMemory;
  private final int[] peakOperation;
  private final long[] largestBlock;
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
    peakMemory = new long[nodes];
    peakOperation = new int[nodes];
    largestBlock = new long[nodes];
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
        largestBlock[n] = Math.max(largestBlock[n], lifetimes.bytes(h));
        if (live[n] > peakMemory[n]) {
          peakMemory[n] = live[n];
          peakOperation[n] = u;
        }
      }
      for (int i = 0; i < lifetimes.closedCount(u); i++) {
        int h = lifetimes.closed(u, i);
        live[lifetimes.node(h)] -= lifetimes.bytes(h);
      }
    }
    maxOperationFlops = maxFlops;
    depth = maxHops;
    edges = operandTotal;
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

  public long peakMemoryBytes(int node) {
    return peakMemory[node];
  }

  /** The operation whose execution brings the node to its peak of memory. */
  public int peakOperation(int node) {
    return peakOperation[node];
  }

  /** The largest block that is ever allocated on the node. */
  public long largestBlockBytes(int node) {
    return largestBlock[node];
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
