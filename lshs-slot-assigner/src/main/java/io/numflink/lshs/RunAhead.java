package io.numflink.lshs;

import java.io.Serializable;
import java.util.List;
import java.util.stream.Stream;

/**
 * How far operations may run ahead of the slowest one without any node's live blocks exceeding its
 * budget, whatever the interleaving.
 *
 * <p>A node's <em>frontier</em> F is the first of its operations that has not finished. Blocks on a
 * node are freed by its own operations alone, so what is alive there depends on its own frontier
 * and on the blocks that others push to it, and not on how far others have come. With live(F, n)
 * the bytes alive on node n after the operations before F in serial order, and alloc(p, n) what
 * operation p allocates on n (its result, or the copy for its users there),
 *
 * <pre>limit(F, n) = max { q ≥ F : live(F, n) + Σ_{p=F…q} alloc(p, n) ≤ budget(n) }</pre>
 *
 * and F itself if there is no such q. An operation p may start when p ≤ limit of all nodes that it
 * allocates on: of its own node, and of those that its block is pushed to. Then each node keeps
 * within its budget: what is alive was alive after the operations before F, or was allocated by one
 * of F…limit(F, n); frees are counted only once the frontier has passed them. There is always
 * progress, as the first unfinished operation of all may start: every node's frontier is at it or
 * beyond.
 *
 * <p>The node's own limit is known where its operations run. What others have to be told is only
 * its {@link #pushLimit}.
 */
public final class RunAhead implements Serializable {
  private static final long serialVersionUID = 1L;

  /** What slots may hold beyond the predicted peak, in percent of it. */
  private static final int AHEAD_PERCENT = 20;

  /** What they may hold beyond it at the least: messages cost more than so few bytes. */
  private static final long LEAST_AHEAD = 512L << 10;

  private final List<NodeLimits> limitsOfNode;

  private RunAhead(List<NodeLimits> limitsOfNode) {
    this.limitsOfNode = limitsOfNode;
  }

  /**
   * The limits for budgets of {@code budgetBytes[n]} on node n.
   *
   * @param loads the loads of that plan
   */
  public static RunAhead of(Plan plan, PlanLoads loads, long[] budgetBytes) {
    BlockLifetimes lifetimes = loads.lifetimes();
    List<NodeLimits.Builder> nodes =
        Stream.generate(NodeLimits.Builder::new).limit(budgetBytes.length).toList();
    for (int p = 0; p < plan.size(); p++) {
      for (int h = lifetimes.firstOpened(p); h < lifetimes.endOpened(p); h++) {
        boolean pushed = h >= lifetimes.firstTransfer(p);
        nodes.get(lifetimes.node(h)).allocate(p, lifetimes.bytes(h), pushed);
      }
      for (int i = 0; i < lifetimes.closedCount(p); i++) {
        int h = lifetimes.closed(p, i);
        nodes.get(lifetimes.node(h)).free(p, lifetimes.bytes(h));
      }
    }
    NodeLimits[] limits = new NodeLimits[budgetBytes.length];
    for (int n = 0; n < limits.length; n++) {
      limits[n] = nodes.get(n).build(plan.size(), budgetBytes[n]);
    }
    return new RunAhead(List.of(limits));
  }

  /**
   * A budget that leaves room to overlap: on each node 1.2 × its predicted peak, or 512 KiB more
   * than it where that is more; but no more than the node's memory, if the serial peak fits that.
   */
  public static long[] defaultBudget(Plan plan, PlanLoads loads) {
    long[] budget = new long[loads.nodeCount()];
    for (int n = 0; n < budget.length; n++) {
      long peak = loads.peakMemoryBytes(n);
      long ahead = Math.max(peak / 100 * AHEAD_PERCENT, LEAST_AHEAD);
      long memory = plan.cluster().nodes().get(n).memoryBytes();
      budget[n] = Math.min(peak + ahead, Math.max(loads.serialPeakBytes(n), memory));
    }
    return budget;
  }

  /**
   * The last operation that may allocate on the node while {@code frontier} is the first of its own
   * operations that is not finished. It never falls as the frontier grows.
   */
  public int limit(int node, int frontier) {
    return limitsOfNode.get(node).limit(frontier);
  }

  /**
   * The last operation that other nodes may start as far as this node's memory is concerned: beyond
   * {@link #limit}, operations that push nothing to it are no concern of its. It never falls as the
   * frontier grows.
   */
  public int pushLimit(int node, int frontier) {
    return limitsOfNode.get(node).pushLimit(frontier);
  }

  /** The number of different limits of all nodes. */
  public int steps() {
    return limitsOfNode.stream().mapToInt(NodeLimits::steps).sum();
  }
}
