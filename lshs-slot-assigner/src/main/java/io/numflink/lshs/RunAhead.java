package io.numflink.lshs;

import java.io.Serializable;
import java.util.Arrays;

/**
 * How far operations may run ahead of the slowest one without any node's live blocks exceeding its
 * budget, whatever the interleaving.
 *
 * <p>The <em>frontier</em> F is the first operation that has not finished: all before it have.
 * {@code limit(F)} is the last operation that may start then. With live(F, n) the bytes alive on
 * node n after the operations before F in serial order, and alloc(p, n) what operation p allocates
 * on n (its result, and its copies at users there),
 *
 * <pre>limit(F) = max { q ≥ F : live(F, n) + Σ_{p=F…q} alloc(p, n) ≤ budget(n) for all n }</pre>
 *
 * and F itself if there is no such q, so that there is always progress. A run that starts p only
 * when p ≤ limit(F) keeps within the budget: what is alive was alive after the operations before F,
 * or was allocated by one of F…limit(F); frees are counted only once the frontier has passed them.
 *
 * <p>The limit never falls as F grows: live(F + 1, n) ≤ live(F, n) + alloc(F, n), so what F allows,
 * F + 1 allows too. It is kept as the steps of that function.
 */
public final class RunAhead implements Serializable {
  private static final long serialVersionUID = 1L;

  private static final long HEADROOM = 16L << 20;

  private final int size;

  /** From frontier {@code from[i]} on, the limit is {@code limit[i]}. */
  private final int[] from;

  private final int[] limit;

  private RunAhead(int size, int[] from, int[] limit) {
    this.size = size;
    this.from = from;
    this.limit = limit;
  }

  /**
   * The limits for budgets of {@code budgetBytes[n]} on node n.
   *
   * @param loads the loads of that plan
   */
  public static RunAhead of(Plan plan, PlanLoads loads, long[] budgetBytes) {
    BlockLifetimes lifetimes = loads.lifetimes();
    int size = plan.size();
    IntArray from = new IntArray(16);
    IntArray limit = new IntArray(16);
    // Bytes alive at the frontier plus all that is allocated from there up to q.
    Reserved reserved = new Reserved(budgetBytes);
    int q = -1;
    for (int frontier = 0; frontier < size; frontier++) {
      if (q < frontier) {
        q = frontier;
        reserved.open(lifetimes, q);
      }
      while (q + 1 < size && reserved.fits() && reserved.tryOpen(lifetimes, q + 1)) {
        q++;
      }
      if (limit.size() == 0 || limit.get(limit.size() - 1) != q) {
        from.add(frontier);
        limit.add(q);
      }
      reserved.close(lifetimes, frontier);
    }
    return new RunAhead(size, from.toArray(), limit.toArray());
  }

  /**
   * A budget that leaves room to overlap: on each node 1.1 × its serial peak plus the larger of two
   * blocks a slot (one at work, one arriving) and 16 MiB; but no more than the node's memory, if
   * the serial peak fits that.
   */
  public static long[] defaultBudget(Plan plan, PlanLoads loads) {
    long[] budget = new long[loads.nodeCount()];
    for (int n = 0; n < budget.length; n++) {
      ClusterModel.Node node = plan.cluster().nodes().get(n);
      long peak = loads.peakMemoryBytes(n);
      long overlap = Math.max(2L * node.slots() * loads.largestBlockBytes(n), HEADROOM);
      long wanted = peak + (peak + 9) / 10 + overlap;
      budget[n] = Math.min(wanted, Math.max(peak, node.memoryBytes()));
    }
    return budget;
  }

  /** The last operation that may start while {@code frontier} is the first unfinished one. */
  public int limit(int frontier) {
    if (frontier < 0 || frontier > size) {
      throw new IndexOutOfBoundsException("frontier %d of %d".formatted(frontier, size));
    }
    if (size == 0) {
      return -1;
    }
    int at = Arrays.binarySearch(from, frontier);
    return limit[at >= 0 ? at : -at - 2];
  }

  /** The number of different limits. */
  public int steps() {
    return from.length;
  }

  private Object writeReplace() {
    return new Packed(this);
  }

  /** The form that travels: both columns grow, mostly by little. */
  private static final class Packed implements Serializable {
    private static final long serialVersionUID = 1L;

    private final int size;
    private final int steps;
    private final PackedNumbers differences;

    Packed(RunAhead limits) {
      size = limits.size;
      steps = limits.steps();
      PackedNumbers.Writer writer = new PackedNumbers.Writer();
      for (int i = 0; i < steps; i++) {
        writer.add(limits.from[i] - (i == 0 ? 0 : limits.from[i - 1]));
        writer.add(limits.limit[i] - (i == 0 ? 0 : limits.limit[i - 1]));
      }
      differences = writer.pack();
    }

    private Object readResolve() {
      int[] from = new int[steps];
      int[] limit = new int[steps];
      PackedNumbers.Reader reader = differences.reader();
      for (int i = 0; i < steps; i++) {
        from[i] = reader.nextInt() + (i == 0 ? 0 : from[i - 1]);
        limit[i] = reader.nextInt() + (i == 0 ? 0 : limit[i - 1]);
      }
      return new RunAhead(size, from, limit);
    }
  }

  /** Bytes set aside on each node, and on how many nodes they exceed the budget. */
  private static final class Reserved {
    private final long[] budget;
    private final long[] bytes;
    private int nodesOver;

    Reserved(long[] budget) {
      this.budget = budget.clone();
      bytes = new long[budget.length];
      for (long b : budget) {
        nodesOver += b < 0 ? 1 : 0;
      }
    }

    boolean fits() {
      return nodesOver == 0;
    }

    void open(BlockLifetimes lifetimes, int operation) {
      for (int h = lifetimes.firstOpened(operation); h < lifetimes.endOpened(operation); h++) {
        add(lifetimes.node(h), lifetimes.bytes(h));
      }
    }

    boolean tryOpen(BlockLifetimes lifetimes, int operation) {
      open(lifetimes, operation);
      if (fits()) {
        return true;
      }
      for (int h = lifetimes.firstOpened(operation); h < lifetimes.endOpened(operation); h++) {
        add(lifetimes.node(h), -lifetimes.bytes(h));
      }
      return false;
    }

    void close(BlockLifetimes lifetimes, int operation) {
      for (int i = 0; i < lifetimes.closedCount(operation); i++) {
        int h = lifetimes.closed(operation, i);
        add(lifetimes.node(h), -lifetimes.bytes(h));
      }
    }

    private void add(int node, long more) {
      boolean before = bytes[node] > budget[node];
      bytes[node] += more;
      boolean after = bytes[node] > budget[node];
      nodesOver += (after ? 1 : 0) - (before ? 1 : 0);
    }
  }
}
