package io.numflink.lshs;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Loads of plans that are small enough to do by hand. */
final class PlanLoadsTest {
  private final BlockGraph.Builder graph = BlockGraph.builder();
  private final int array = graph.addArray("a", "op", 8);
  private final ClusterModel twoNodes = ClusterModel.uniform(2, 2, Long.MAX_VALUE);

  @Test
  void aBlockCrossesToANodeOnce() {
    int x = graph.addVertex(VertexKind.INPUT, array, 0, 100, 0);
    int y = graph.addVertex(VertexKind.MAP, array, 1, 10, 5, x);
    int z = graph.addVertex(VertexKind.MAP, array, 2, 20, 7, x, x);
    graph.markOutput(z);
    Plan.Builder plan = Plan.builder(graph.build(), twoNodes, "test");
    int opX = plan.add(OperationKind.EXECUTE, x, x, 0, true);
    plan.add(OperationKind.EXECUTE, y, y, 2, true, opX);
    plan.add(OperationKind.EXECUTE, z, z, 3, true, opX, opX);
    PlanLoads loads = PlanLoads.of(plan.build());
    assertThat(loads.netInBytes(1)).isEqualTo(100);
    assertThat(loads.netOutBytes(0)).isEqualTo(100);
    assertThat(loads.totalNetBytes()).isEqualTo(100);
    assertThat(loads.depth()).isEqualTo(1);
    assertThat(loads.edges()).isEqualTo(3);
    assertThat(loads.flops(1)).isEqualTo(12);
    assertThat(loads.maxOperationFlops()).isEqualTo(7);
    // y is freed at once, as nobody uses it; x stays until z is made.
    assertThat(loads.serialPeakBytes(0)).isEqualTo(100);
    assertThat(loads.serialPeakBytes(1)).isEqualTo(120);
    // Once x is there, the slots make y and z at the same time.
    assertThat(loads.peakMemoryBytes(0)).isEqualTo(100);
    assertThat(loads.peakMemoryBytes(1)).isEqualTo(130);
    assertThat(loads.peakOperation(1)).isEqualTo(2);
  }

  @Test
  void slotsAreHeldBackWhereMemoryIsShort() {
    int x = graph.addVertex(VertexKind.INPUT, array, 0, 100, 0);
    int y = graph.addVertex(VertexKind.INPUT, array, 1, 100, 0);
    int dx = graph.addVertex(VertexKind.MAP, array, 2, 100, 5, x);
    int dy = graph.addVertex(VertexKind.MAP, array, 3, 100, 5, y);
    BlockGraph blocks = graph.build();
    for (long memory : new long[] {200, 250, 300, Long.MAX_VALUE}) {
      Plan.Builder plan = Plan.builder(blocks, ClusterModel.uniform(1, 2, memory), "test");
      int opX = plan.add(OperationKind.EXECUTE, x, x, 0, true);
      plan.add(OperationKind.EXECUTE, dx, dx, 0, true, opX);
      int opY = plan.add(OperationKind.EXECUTE, y, y, 1, true);
      plan.add(OperationKind.EXECUTE, dy, dy, 1, true, opY);
      PlanLoads loads = PlanLoads.of(plan.build());
      assertThat(loads.serialPeakBytes(0)).isEqualTo(200);
      // x and its result, and beside them y, which is there from the beginning.
      assertThat(loads.peakMemoryBytes(0)).isEqualTo(Math.min(memory, 300));
    }
  }

  @Test
  void anAccumulatorIsAllocatedOnce() {
    int x = graph.addVertex(VertexKind.INPUT, array, 0, 100, 0);
    int t1 = graph.addVertex(VertexKind.MAP, array, 1, 50, 9, x);
    int t2 = graph.addVertex(VertexKind.MAP, array, 2, 50, 9, x);
    int sum = graph.addVertex(VertexKind.REDUCE, array, 3, 50, 1, t1, t2);
    graph.markOutput(sum);
    Plan.Builder plan = Plan.builder(graph.build(), twoNodes, "test");
    int opX = plan.add(OperationKind.EXECUTE, x, x, 0, true);
    int acc = plan.add(OperationKind.EXECUTE, t1, sum, 0, false, opX);
    plan.add(OperationKind.ACCUMULATE, t2, sum, 0, true, acc, opX);
    PlanLoads loads = PlanLoads.of(plan.build());
    assertThat(loads.peakMemoryBytes(0)).isEqualTo(150);
    assertThat(loads.flops(0)).isEqualTo(19);
    assertThat(loads.totalNetBytes()).isZero();
  }

  @Test
  void anArrivedAccumulatorIsTakenOver() {
    int t1 = graph.addVertex(VertexKind.INPUT, array, 0, 50, 0);
    int t2 = graph.addVertex(VertexKind.INPUT, array, 1, 50, 0);
    int t3 = graph.addVertex(VertexKind.INPUT, array, 2, 50, 0);
    int sum = graph.addVertex(VertexKind.REDUCE, array, 3, 50, 1, t1, t2, t3);
    graph.markOutput(sum);
    Plan.Builder plan = Plan.builder(graph.build(), twoNodes, "test");
    int op1 = plan.add(OperationKind.EXECUTE, t1, t1, 0, true);
    int op2 = plan.add(OperationKind.EXECUTE, t2, t2, 0, true);
    int acc = plan.add(OperationKind.EXECUTE, sum, sum, 0, false, op1, op2);
    int op3 = plan.add(OperationKind.EXECUTE, t3, t3, 2, true);
    plan.add(OperationKind.COMBINE, sum, sum, 2, true, acc, op3);
    PlanLoads loads = PlanLoads.of(plan.build());
    assertThat(loads.peakMemoryBytes(0)).isEqualTo(150);
    assertThat(loads.peakMemoryBytes(1)).isEqualTo(100);
    assertThat(loads.netInBytes(1)).isEqualTo(50);
    assertThat(loads.flops(0)).isEqualTo(1);
    assertThat(loads.flops(1)).isEqualTo(1);
  }

  @Test
  void aRelayTakesNoMemoryAndDeepensTheChain() {
    ClusterModel threeNodes = ClusterModel.uniform(3, 1, Long.MAX_VALUE);
    int x = graph.addVertex(VertexKind.INPUT, array, 0, 100, 0);
    int y = graph.addVertex(VertexKind.MAP, array, 1, 10, 5, x);
    int z = graph.addVertex(VertexKind.MAP, array, 2, 10, 5, x);
    Plan.Builder plan = Plan.builder(graph.build(), threeNodes, "test");
    int opX = plan.add(OperationKind.EXECUTE, x, x, 0, true);
    int relay = plan.add(OperationKind.RELAY, x, x, 1, false, opX);
    plan.add(OperationKind.EXECUTE, y, y, 1, true, relay);
    plan.add(OperationKind.EXECUTE, z, z, 2, true, relay);
    PlanLoads loads = PlanLoads.of(plan.build());
    assertThat(loads.peakMemoryBytes(0)).isEqualTo(100);
    assertThat(loads.peakMemoryBytes(1)).isEqualTo(110);
    assertThat(loads.peakMemoryBytes(2)).isEqualTo(110);
    assertThat(loads.depth()).isEqualTo(2);
    assertThat(loads.netOutBytes(0)).isEqualTo(100);
    assertThat(loads.netOutBytes(1)).isEqualTo(100);
  }
}
