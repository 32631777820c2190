package io.numflink.lshs;

import java.util.Arrays;

/**
 * How many flops each node does at most in the plans that a lower bound speaks of: its share by
 * slots × 1.1 + the largest operation, which every plan has to keep, or what the plan at hand does
 * if that is more. A bound under these limits therefore holds for the plan at hand in any case.
 */
final class WorkLimits {
  private static final double SLACK = 1.1;

  /** Guards against a quotient that rounding puts just below a whole number. */
  private static final double ROUNDING = 1e-9;

  private final double[] descending;

  private WorkLimits(double[] descending) {
    this.descending = descending;
  }

  static WorkLimits of(Plan plan, PlanLoads loads) {
    int nodes = loads.nodeCount();
    double total = 0;
    for (int n = 0; n < nodes; n++) {
      total += loads.flops(n);
    }
    double slots = plan.cluster().slotCount();
    double[] limits = new double[nodes];
    for (int n = 0; n < nodes; n++) {
      double share = total * plan.cluster().nodes().get(n).slots() / slots;
      limits[n] = -Math.max(SLACK * share + loads.maxOperationFlops(), loads.flops(n));
    }
    Arrays.sort(limits);
    return new WorkLimits(Arrays.stream(limits).map(limit -> -limit).toArray());
  }

  int nodeCount() {
    return descending.length;
  }

  /** The flops of the node that may do most. */
  double largest() {
    return descending[0];
  }

  /** The flops of that many nodes together at most. */
  double roomOn(int nodes) {
    double room = 0;
    for (int n = 0; n < nodes; n++) {
      room += descending[n] * (1 + ROUNDING);
    }
    return room;
  }

  /**
   * On how many nodes operations are spread at least.
   *
   * @param flops of all of them together
   * @param count how many there are
   * @param leastFlops of each at least
   */
  int nodesFor(double flops, long count, long leastFlops) {
    int nodes = 1;
    double room = descending[0] * (1 + ROUNDING);
    while (room < flops && nodes < descending.length) {
      room += descending[nodes++] * (1 + ROUNDING);
    }
    return leastFlops == 0 ? nodes : Math.max(nodes, nodesFor(count, leastFlops));
  }

  /** By number: no node takes a part of an operation. */
  private int nodesFor(long count, long leastFlops) {
    int nodes = 0;
    double places = 0;
    while (places < count && nodes < descending.length) {
      places += Math.floor(descending[nodes++] / leastFlops + ROUNDING);
    }
    return nodes;
  }
}
