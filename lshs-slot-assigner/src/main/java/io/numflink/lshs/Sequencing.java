package io.numflink.lshs;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Gives placed operations their order: of several base orders, interleaved over the slots, the one
 * with the smallest peak of memory among those that keep the slots busy.
 *
 * <p>Only if no such order fits the nodes' memory are narrower windows of interleaving tried. They
 * hold less in memory but keep fewer slots at work.
 */
final class Sequencing {
  private static final int UNBOUNDED = Integer.MAX_VALUE;

  /** An order may take so much longer than the quickest, if it needs less memory. */
  private static final double SLOWER = 1.1;

  /** Differences in time that are not worth any memory. */
  private static final double NEGLIGIBLE_SECONDS = 0.02;

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
    List<Candidate> candidates = new ArrayList<>();
    for (int window : new int[] {UNBOUNDED, 16 * slots, 1}) {
      for (int[] base : bases) {
        Interleaving.Timeline timeline = Interleaving.interleave(operations, base, window);
        Plan plan = operations.inOrder(timeline.order(), placement, timeline.seconds());
        candidates.add(Candidate.of(plan));
      }
      List<Candidate> fitting = candidates.stream().filter(Candidate::fits).toList();
      if (!fitting.isEmpty()) {
        return best(fitting);
      }
    }
    Candidate least =
        candidates.stream().min(Comparator.comparingLong(Candidate::excess)).orElseThrow();
    throw PlanTooLargeException.of(least.plan, least.loads);
  }

  /** The one with the smallest peak of those that are quick; the earliest of equals. */
  private static Plan best(List<Candidate> candidates) {
    double quickest = candidates.stream().mapToDouble(Candidate::seconds).min().orElseThrow();
    double acceptable = quickest * SLOWER + NEGLIGIBLE_SECONDS;
    return candidates.stream()
        .filter(candidate -> candidate.seconds() <= acceptable)
        .min(Comparator.comparingLong(Candidate::peak))
        .orElseThrow()
        .plan;
  }

  /**
   * A plan in one of the orders.
   *
   * @param excess by how many bytes it exceeds a node's memory
   */
  private record Candidate(Plan plan, PlanLoads loads, long excess) {
    static Candidate of(Plan plan) {
      PlanLoads loads = PlanLoads.of(plan);
      long excess = 0;
      for (int n = 0; n < loads.nodeCount(); n++) {
        long memory = plan.cluster().nodes().get(n).memoryBytes();
        excess = Math.max(excess, loads.serialPeakBytes(n) - memory);
      }
      return new Candidate(plan, loads, excess);
    }

    double seconds() {
      return plan.simulatedSeconds();
    }

    boolean fits() {
      return excess == 0;
    }

    long peak() {
      return loads.maxPeakMemoryBytes();
    }
  }
}
