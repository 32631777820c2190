package io.numflink.lshs;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** The trade between tearing regions and serving hubs on many nodes ({@link SpreadBound}). */
final class Tearing {
  private final WorkLimits limits;
  private final long[] prices;
  private final List<Step> steps = new ArrayList<>();
  private long untorn;

  /** With so many regions torn, a hub is served on one node less. */
  private record Step(int torn, long saved) {}

  /**
   * @param prices what tearing a region costs at least, ascending; regions that cannot be torn have
   *     none
   */
  Tearing(WorkLimits limits, long[] prices) {
    this.limits = limits;
    this.prices = prices;
  }

  /**
   * Adds a hub; false if it need not be on more than one node.
   *
   * @param bytes what every node but one pays for it
   * @param flops of each of its regions
   */
  boolean add(long bytes, long[] flops) {
    long[] ascending = flops.clone();
    Arrays.sort(ascending);
    double left = Arrays.stream(ascending).sum();
    int nodes = limits.nodesFor(left, 0, 0);
    untorn += bytes * (nodes - 1);
    boolean spread = nodes > 1;
    int torn = 0;
    while (nodes > 1 && torn < ascending.length) {
      torn++;
      left -= ascending[ascending.length - torn];
      while (nodes > 1 && limits.roomOn(nodes - 1) >= left) {
        nodes--;
        steps.add(new Step(torn, bytes));
      }
    }
    return spread;
  }

  /** What all hubs together cost with the best number of torn regions. */
  long least() {
    steps.sort(Comparator.comparingInt(Step::torn));
    long least = untorn;
    long cost = untorn;
    int torn = 0;
    for (Step step : steps) {
      for (; torn < step.torn; torn++) {
        if (torn == prices.length) {
          return least;
        }
        cost += prices[torn];
      }
      cost -= step.saved;
      least = Math.min(least, cost);
    }
    return least;
  }
}
