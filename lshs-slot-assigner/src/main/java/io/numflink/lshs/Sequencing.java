package io.numflink.lshs;

import java.util.Arrays;
import java.util.List;

/**
 * Gives placed operations their order: of several base orders, interleaved over the slots, the one
 * with the smallest peak of memory.
 *
 * <p>Only if that exceeds what a node has are narrower windows of interleaving tried. They hold
 * less in memory but keep fewer slots at work.
 */
final class Sequencing {
  private static final int UNBOUNDED = Integer.MAX_VALUE;

  private Sequencing() {}

  /**
   * The plan of the operations.
   *
   * @throws PlanTooLargeException if no order fits the nodes' memory
   */
  static Plan sequence(OperationGraph operations, String placement) {
    List<int[]> bases =
        Arrays.stream(BaseOrder.values()).map(order -> order.of(operations)).toList();
    int slots = operations.cluster().slotCount();
    Candidate best = null;
    for (int window : new int[] {UNBOUNDED, 16 * slots, 1}) {
      for (int[] base : bases) {
        int[] order = Interleaving.interleave(operations, base, window);
        Candidate candidate = Candidate.of(operations.inOrder(order, placement));
        if (best == null || candidate.isBetterThan(best)) {
          best = candidate;
        }
      }
      if (best.excess <= 0) {
        return best.plan;
      }
    }
    PlanTooLargeException.refuseIfTooLarge(best.plan, best.loads);
    return best.plan;
  }

  private record Candidate(Plan plan, PlanLoads loads, long excess, long peak) {
    static Candidate of(Plan plan) {
      PlanLoads loads = PlanLoads.of(plan);
      long excess = 0;
      for (int n = 0; n < loads.nodeCount(); n++) {
        long memory = plan.cluster().nodes().get(n).memoryBytes();
        excess = Math.max(excess, loads.peakMemoryBytes(n) - memory);
      }
      return new Candidate(plan, loads, excess, loads.maxPeakMemoryBytes());
    }

    boolean isBetterThan(Candidate other) {
      return excess != other.excess ? excess < other.excess : peak < other.peak;
    }
  }
}
