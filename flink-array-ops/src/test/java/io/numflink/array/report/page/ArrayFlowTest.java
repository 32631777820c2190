package io.numflink.array.report.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.numflink.array.dataflow.Staging;
import io.numflink.array.report.PlannedStage;
import io.numflink.lshs.Placement;
import io.numflink.lshs.Plan;
import io.numflink.lshs.PlanLoads;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Flows between arrays against the plan that they sum up. */
class ArrayFlowTest {

  private static Plan plan(Placement placement) {
    return Programs.plan(Programs.cluster(4, 2), placement, Programs::scaledProduct)
        .jobs()
        .get(0)
        .plan();
  }

  @ParameterizedTest
  @EnumSource
  void allBytesAreThoseOfThePlan(Placement placement) {
    Plan plan = plan(placement);
    ArrayFlow flow = ArrayFlow.of(plan, new Staging(plan));
    long between = flow.flows().stream().mapToLong(ArrayFlow.Flow::bytes).sum();
    long within =
        flow.parts().stream().mapToLong(part -> part.relayedBytes() + part.partialBytes()).sum();
    PlanLoads loads = PlanLoads.of(plan);
    assertThat(between).isPositive();
    assertThat(between + within).isEqualTo(loads.totalNetBytes());
    assertThat(flow.parts().stream().mapToLong(ArrayFlow.Part::incomingBytes).sum())
        .isEqualTo(loads.totalNetBytes());
    assertThat(flow.parts().stream().mapToInt(ArrayFlow.Part::operations).sum())
        .isEqualTo(plan.size());
  }

  @ParameterizedTest
  @EnumSource
  void transfersEnterTheStagesThatTheyEnterWhenRun(Placement placement) {
    Plan plan = plan(placement);
    Staging staging = new Staging(plan);
    int[] stages = staging.stages();
    long[] bytes = new long[staging.stageCount()];
    Transfers.forEach(
        plan, stages, (sender, receiver) -> bytes[stages[receiver]] += plan.bytes(sender));
    assertThat(bytes)
        .containsExactly(
            PlannedStage.of(staging, 0, 0).stream()
                .mapToLong(PlannedStage::edgesInBytesRemote)
                .toArray());
  }

  /** Operation by operation: who is the first to use a block on a node gets its bytes. */
  @ParameterizedTest
  @EnumSource
  void everyFlowIsThatOfItsBlocks(Placement placement) {
    Plan plan = plan(placement);
    int[] stages = new Staging(plan).stages();
    int[] nodeOfSlot = plan.cluster().nodeOfSlot();
    Map<List<Integer>, Integer> firstUser = new HashMap<>();
    for (int user = 0; user < plan.size(); user++) {
      for (int i = 0; i < plan.operandCount(user); i++) {
        int operand = plan.operand(user, i);
        int node = nodeOfSlot[plan.slot(user)];
        if (nodeOfSlot[plan.slot(operand)] != node) {
          firstUser.merge(List.of(operand, node), user, (a, b) -> stages[b] < stages[a] ? b : a);
        }
      }
    }
    Map<List<Integer>, Long> expected = new HashMap<>();
    firstUser.forEach(
        (transfer, user) ->
            expected.merge(
                List.of(array(plan, transfer.get(0)), array(plan, user)),
                plan.bytes(transfer.get(0)),
                Long::sum));
    expected.keySet().removeIf(arrays -> arrays.get(0).equals(arrays.get(1)));
    Map<List<Integer>, Long> actual = new HashMap<>();
    for (ArrayFlow.Flow flow : ArrayFlow.of(plan, new Staging(plan)).flows()) {
      if (flow.bytes() > 0) {
        actual.put(List.of(flow.from(), flow.to()), flow.bytes());
      }
    }
    assertThat(actual).isEqualTo(expected);
  }

  private static int array(Plan plan, int operation) {
    return plan.graph().array(plan.target(operation));
  }
}
