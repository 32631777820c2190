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
    for (int node = 0; node < budget.length; node++) {
      for (int frontier = 0; frontier < plan.size(); frontier++) {
        assertThat(runAhead.limit(node, frontier))
            .as("limit(%d, node %d)", frontier, node)
            .isEqualTo(bruteForce(plan, loads.lifetimes(), budget[node], node, frontier));
      }
    }
  }

  @Property(tries = 300)
  void othersMayGoOnUntilTheyWouldPushTooMuch(@ForAll long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    Plan plan = RandomPlans.plan(random);
    PlanLoads loads = PlanLoads.of(plan);
    RunAhead runAhead = RunAhead.of(plan, loads, tightBudget(random, loads, 1.0));
    for (int node = 0; node < loads.nodeCount(); node++) {
      for (int frontier = 0; frontier <= plan.size(); frontier++) {
        int last = runAhead.limit(node, frontier);
        while (last + 1 < plan.size() && !pushes(plan, loads.lifetimes(), last + 1, node)) {
          last++;
        }
        assertThat(runAhead.pushLimit(node, frontier)).isEqualTo(last);
      }
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
    assertThat(runAhead.steps()).isEqualTo(loads.nodeCount());
    for (int node = 0; node < loads.nodeCount(); node++) {
      assertThat(runAhead.limit(node, 0)).isEqualTo(plan.size() - 1);
      assertThat(runAhead.pushLimit(node, 0)).isEqualTo(plan.size() - 1);
      assertThat(runAhead.limit(node, plan.size())).isEqualTo(plan.size() - 1);
    }
  }

  private static long[] tightBudget(SplittableRandom random, PlanLoads loads, double least) {
    return IntStream.range(0, loads.nodeCount())
        .mapToLong(
            n -> (long) Math.ceil(loads.serialPeakBytes(n) * (least + random.nextDouble() * 1.2)))
        .toArray();
  }

  private static int bruteForce(
      Plan plan, BlockLifetimes lifetimes, long budget, int node, int frontier) {
    long[] bytes = new long[plan.cluster().nodeCount()];
    for (int p = 0; p < frontier; p++) {
      open(lifetimes, p, bytes);
      close(lifetimes, p, bytes);
    }
    int limit = frontier;
    for (int q = frontier; q < plan.size(); q++) {
      open(lifetimes, q, bytes);
      if (bytes[node] > budget) {
        break;
      }
      limit = q;
    }
    return limit;
  }

  private static boolean pushes(Plan plan, BlockLifetimes lifetimes, int operation, int node) {
    return IntStream.range(lifetimes.firstTransfer(operation), lifetimes.endOpened(operation))
        .anyMatch(h -> lifetimes.node(h) == node);
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

  /**
   * Starts operations in random order, each slot in its own, as far as the limits let them. A node
   * knows its own frontier; what others know of it may be late. Blocks that are pushed may arrive
   * late, and what is freed is freed as early as the node's own operations allow.
   */
  private static final class RandomRun {
    private final Plan plan;
    private final int[] nodeOfSlot;
    private final BlockLifetimes lifetimes;
    private final RunAhead runAhead;
    private final long[] budget;
    private final long[] live;
    private final boolean[] done;

    /** Of each slot, the position in its queue and the operation at work, or -1. */
    private final int[] next;

    private final int[] running;
    private final int[][] queues;
    private final int[] frontier;
    private final int[] told;

    RandomRun(Plan plan, BlockLifetimes lifetimes, RunAhead runAhead, long[] budget) {
      this.plan = plan;
      this.lifetimes = lifetimes;
      this.runAhead = runAhead;
      this.budget = budget;
      nodeOfSlot = plan.cluster().nodeOfSlot();
      live = new long[budget.length];
      done = new boolean[plan.size()];
      frontier = new int[budget.length];
      told = new int[budget.length];
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
      for (int n = 0; n < frontier.length; n++) {
        advance(n);
      }
      int finished = 0;
      while (finished < plan.size()) {
        int[] startable = IntStream.range(0, next.length).filter(this::canStart).toArray();
        int[] busy = IntStream.range(0, next.length).filter(s -> running[s] >= 0).toArray();
        int[] toTell = IntStream.range(0, told.length).filter(n -> told[n] < frontier[n]).toArray();
        int choices = startable.length + busy.length + toTell.length;
        assertThat(choices).as("what can go on").isPositive();
        int choice = random.nextInt(choices);
        if (choice < startable.length) {
          start(startable[choice]);
        } else if (choice < startable.length + busy.length) {
          int slot = busy[choice - startable.length];
          done[running[slot]] = true;
          running[slot] = -1;
          finished++;
          advance(nodeOfSlot[slot]);
        } else {
          int node = toTell[choice - startable.length - busy.length];
          told[node] = frontier[node];
        }
      }
    }

    /** A block is freed at the latest when the node's operations up to its last use are done. */
    private void advance(int node) {
      int from = frontier[node];
      while (frontier[node] < plan.size() && isPast(frontier[node], node)) {
        frontier[node]++;
      }
      for (int p = from; p < frontier[node]; p++) {
        for (int i = 0; i < lifetimes.closedCount(p); i++) {
          int h = lifetimes.closed(p, i);
          if (lifetimes.node(h) == node) {
            live[node] -= lifetimes.bytes(h);
          }
        }
      }
    }

    private boolean isPast(int operation, int node) {
      return done[operation] || nodeOfSlot[plan.slot(operation)] != node;
    }

    private void start(int slot) {
      int p = queues[slot][next[slot]++];
      running[slot] = p;
      open(lifetimes, p, live);
      assertThat(exceeds(live, budget))
          .as("live %s, budget %s", Arrays.toString(live), Arrays.toString(budget))
          .isFalse();
    }

    private boolean canStart(int slot) {
      if (running[slot] >= 0 || next[slot] == queues[slot].length) {
        return false;
      }
      int p = queues[slot][next[slot]];
      int node = nodeOfSlot[slot];
      boolean sends = lifetimes.firstTransfer(p) < lifetimes.endOpened(p);
      return p <= runAhead.limit(node, frontier[node])
          && (!sends
              || IntStream.range(0, told.length).allMatch(n -> p <= runAhead.pushLimit(n, told[n])))
          && IntStream.range(0, plan.operandCount(p)).allMatch(i -> done[plan.operand(p, i)]);
    }
  }
}
