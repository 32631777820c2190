package io.numflink.lshs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

final class RunAheadTest {

  @Property(tries = 300)
  void limitsAreThoseOfTheDefinition(@ForAll long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    Plan plan = RandomPlans.plan(random);
    PlanLoads loads = PlanLoads.of(plan);
    long[] budget = tightBudget(random, loads, 0.3);
    RunAhead runAhead = RunAhead.of(plan, loads, budget);
    for (int frontier = 0; frontier < plan.size(); frontier++) {
      assertThat(runAhead.limit(frontier))
          .as("limit(%d)", frontier)
          .isEqualTo(bruteForce(plan, loads.lifetimes(), budget, frontier));
    }
  }

  @Property(tries = 300)
  void anyAdmissibleRunKeepsWithinTheBudgetAndEnds(@ForAll long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    Plan plan = RandomPlans.plan(random);
    PlanLoads loads = PlanLoads.of(plan);
    long[] budget = tightBudget(random, loads, 1.0);
    RunAhead runAhead = RunAhead.of(plan, loads, budget);
    new RandomRun(plan, loads.lifetimes(), runAhead, budget).run(random);
  }

  @Property(tries = 100)
  void aPlanThatFitsAsAWholeHasOneStep(@ForAll long seed) {
    Plan plan = RandomPlans.plan(new SplittableRandom(seed));
    PlanLoads loads = PlanLoads.of(plan);
    RunAhead runAhead = RunAhead.of(plan, loads, RunAhead.defaultBudget(plan, loads));
    // The random blocks are small: all of them together are less than the constant headroom.
    assertThat(runAhead.steps()).isLessThanOrEqualTo(1);
    assertThat(runAhead.limit(0)).isEqualTo(plan.size() - 1);
    assertThat(runAhead.limit(plan.size())).isEqualTo(plan.size() - 1);
  }

  private static long[] tightBudget(SplittableRandom random, PlanLoads loads, double least) {
    return IntStream.range(0, loads.nodeCount())
        .mapToLong(
            n -> (long) Math.ceil(loads.peakMemoryBytes(n) * (least + random.nextDouble() * 1.2)))
        .toArray();
  }

  private static int bruteForce(Plan plan, BlockLifetimes lifetimes, long[] budget, int frontier) {
    long[] bytes = new long[budget.length];
    for (int p = 0; p < frontier; p++) {
      open(lifetimes, p, bytes);
      close(lifetimes, p, bytes);
    }
    int limit = frontier;
    for (int q = frontier; q < plan.size(); q++) {
      open(lifetimes, q, bytes);
      if (exceeds(bytes, budget)) {
        break;
      }
      limit = q;
    }
    return limit;
  }

  private static void open(BlockLifetimes lifetimes, int p, long[] bytes) {
    for (int h = lifetimes.firstOpened(p); h < lifetimes.endOpened(p); h++) {
      bytes[lifetimes.node(h)] += lifetimes.bytes(h);
    }
  }

  private static void close(BlockLifetimes lifetimes, int p, long[] bytes) {
    for (int i = 0; i < lifetimes.closedCount(p); i++) {
      int h = lifetimes.closed(p, i);
      bytes[lifetimes.node(h)] -= lifetimes.bytes(h);
    }
  }

  private static boolean exceeds(long[] bytes, long[] budget) {
    return IntStream.range(0, bytes.length).anyMatch(n -> bytes[n] > budget[n]);
  }

  /** Starts operations in random order, each slot in its own, as far as the limit lets them. */
  private static final class RandomRun {
    private final Plan plan;
    private final BlockLifetimes lifetimes;
    private final RunAhead runAhead;
    private final long[] budget;
    private final long[] live;
    private final boolean[] done;

    /** Of each slot, the position in its queue and the operation at work, or -1. */
    private final int[] next;

    private final int[] running;
    private final int[][] queues;

    RandomRun(Plan plan, BlockLifetimes lifetimes, RunAhead runAhead, long[] budget) {
      this.plan = plan;
      this.lifetimes = lifetimes;
      this.runAhead = runAhead;
      this.budget = budget;
      live = new long[budget.length];
      done = new boolean[plan.size()];
      next = new int[plan.cluster().slotCount()];
      running = new int[next.length];
      Arrays.fill(running, -1);
      queues =
          IntStream.range(0, next.length)
              .mapToObj(
                  s -> IntStream.range(0, plan.size()).filter(p -> plan.slot(p) == s).toArray())
              .toArray(int[][]::new);
    }

    void run(SplittableRandom random) {
      int frontier = 0;
      int finished = 0;
      while (finished < plan.size()) {
        int limit = runAhead.limit(frontier);
        int[] startable = IntStream.range(0, next.length).filter(s -> canStart(s, limit)).toArray();
        int[] busy = IntStream.range(0, next.length).filter(s -> running[s] >= 0).toArray();
        assertThat(startable.length + busy.length).as("slots that can go on").isPositive();
        int choice = random.nextInt(startable.length + busy.length);
        if (choice < startable.length) {
          start(startable[choice]);
          continue;
        }
        int slot = busy[choice - startable.length];
        done[running[slot]] = true;
        running[slot] = -1;
        finished++;
        // A block is freed at the latest when all operations up to its last use have finished.
        while (frontier < plan.size() && done[frontier]) {
          close(lifetimes, frontier, live);
          frontier++;
        }
      }
    }

    private void start(int slot) {
      int p = queues[slot][next[slot]++];
      running[slot] = p;
      open(lifetimes, p, live);
      assertThat(exceeds(live, budget))
          .as("live %s, budget %s", Arrays.toString(live), Arrays.toString(budget))
          .isFalse();
    }

    private boolean canStart(int slot, int limit) {
      if (running[slot] >= 0 || next[slot] == queues[slot].length) {
        return false;
      }
      int p = queues[slot][next[slot]];
      return p <= limit
          && IntStream.range(0, plan.operandCount(p)).allMatch(i -> done[plan.operand(p, i)]);
    }
  }
}
