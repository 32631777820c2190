package io.numflink.lshs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.IntToLongFunction;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** What holds for random graphs on random clusters under all policies. */
final class PlanPropertiesTest {

  @Property(tries = 1500)
  void everyPlanIsValid(@ForAll long seed) {
    PlanChecks.assertValid(RandomPlans.plan(new SplittableRandom(seed)));
  }

  @Property(tries = 200)
  void equalArgumentsGiveEqualPlans(@ForAll long seed) {
    Plan one = RandomPlans.plan(new SplittableRandom(seed));
    Plan other = RandomPlans.plan(new SplittableRandom(seed));
    assertThat(describe(one)).isEqualTo(describe(other));
  }

  @Property(tries = 500)
  void lshsBalancesWorkThatNothingFixes(@ForAll long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    ClusterModel cluster = RandomPlans.cluster(random);
    BlockGraph graph = RandomPlans.graph(random, cluster.nodeCount(), false);
    Plan plan = new LshsAssigner().assign(graph, cluster);
    PlanChecks.assertBalanced(plan);
  }

  /** Peaks and traffic by the rules as they are written, block by block, without flat arrays. */
  @Property(tries = 500)
  void loadsFollowTheRules(@ForAll long seed) {
    Plan plan = RandomPlans.plan(new SplittableRandom(seed));
    PlanLoads loads = PlanLoads.of(plan);
    ReferenceLoads serial = ReferenceLoads.serial(plan);
    assertThat(perNode(loads, loads::serialPeakBytes)).isEqualTo(serial.peaks());
    assertThat(perNode(loads, loads::peakMemoryBytes))
        .isEqualTo(ReferenceLoads.concurrent(plan).peaks());
    assertThat(perNode(loads, loads::netInBytes)).isEqualTo(serial.netIn());
  }

  private static long[] perNode(PlanLoads loads, IntToLongFunction figure) {
    return IntStream.range(0, loads.nodeCount()).mapToLong(figure).toArray();
  }

  private static String describe(Plan plan) {
    StringBuilder text = new StringBuilder();
    for (int p = 0; p < plan.size(); p++) {
      int operation = p;
      text.append(plan.kind(p))
          .append(' ')
          .append(plan.vertex(p))
          .append(" for ")
          .append(plan.target(p))
          .append(plan.isFinal(p) ? " final" : "")
          .append(" on ")
          .append(plan.slot(p))
          .append(' ')
          .append(
              Arrays.toString(
                  IntStream.range(0, plan.operandCount(p))
                      .map(i -> plan.operand(operation, i))
                      .toArray()))
          .append('\n');
    }
    return text.toString();
  }
}
