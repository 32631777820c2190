package io.numflink.array.dataflow;

import static org.assertj.core.api.Assertions.assertThat;

import io.numflink.array.blocking.BlockProgram;
import io.numflink.lshs.ClusterModel;
import io.numflink.lshs.Plan;
import io.numflink.lshs.PlanLoads;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** Stages of random plans: transfers only go forward, to each node once, and early enough. */
class StagingTest {

  private static Plan plan(long seed, int nodes, int slots) {
    Random random = new Random(seed);
    BlockProgram program = ToyPrograms.random(random, 1 + random.nextInt(7), 6, 4, 0);
    return ToyPrograms.randomPlan(
        random, program.graph(), ClusterModel.uniform(nodes, slots, Long.MAX_VALUE));
  }

  @Property(tries = 200)
  void transfersLeadToLaterStagesOnceANodeAndInTime(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = 5) int nodes) {
    Plan plan = plan(seed, nodes, 2);
    Staging staging = new Staging(plan);
    int[] stages = staging.stages();
    int[] nodeOfSlot = plan.cluster().nodeOfSlot();
    long bytes = 0;
    for (int u = 0; u < plan.size(); u++) {
      Set<Integer> reached = new HashSet<>();
      for (int i = staging.sendStart()[u]; i < staging.sendStart()[u + 1]; i++) {
        int node = nodeOfSlot[staging.sendSlot()[i]];
        assertThat(reached.add(node)).as("operation %d lands on node %d once", u, node).isTrue();
        assertThat(staging.sendStage()[i])
            .isGreaterThan(stages[u])
            .isLessThan(staging.stageCount());
        bytes += plan.bytes(u);
      }
    }
    assertThat(bytes).isEqualTo(PlanLoads.of(plan).totalNetBytes());
    for (int v = 0; v < plan.size(); v++) {
      for (int i = 0; i < plan.operandCount(v); i++) {
        int u = plan.operand(v, i);
        int node = nodeOfSlot[plan.slot(v)];
        if (nodeOfSlot[plan.slot(u)] == node) {
          assertThat(stages[u]).isLessThanOrEqualTo(stages[v]);
        } else {
          assertThat(landingStage(staging, u, node, nodeOfSlot)).isLessThanOrEqualTo(stages[v]);
        }
      }
    }
  }

  private static int landingStage(Staging staging, int u, int node, int[] nodeOfSlot) {
    for (int i = staging.sendStart()[u]; i < staging.sendStart()[u + 1]; i++) {
      if (nodeOfSlot[staging.sendSlot()[i]] == node) {
        return staging.sendStage()[i];
      }
    }
    throw new AssertionError("operation " + u + " never lands on node " + node);
  }

  @Property(tries = 50)
  void consecutiveStagesAreConnected(@ForAll long seed) {
    Staging staging = new Staging(plan(seed, 3, 1));
    for (int s = 1; s < staging.stageCount(); s++) {
      assertThat(staging.targetsOf(s - 1)).contains(s);
    }
  }

  @Property(tries = 20)
  void oneNodeHasOneStage(@ForAll long seed) {
    Staging staging = new Staging(plan(seed, 1, 4));
    assertThat(staging.stageCount()).isEqualTo(1);
    assertThat(staging.operationCounts()).containsExactly(staging.stages().length);
    assertThat(staging.names()).allSatisfy(name -> assertThat(name).contains("load X"));
  }
}
