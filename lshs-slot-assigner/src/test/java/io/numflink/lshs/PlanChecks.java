package io.numflink.lshs;

import static org.assertj.core.api.Assertions.assertThat;

/** What is true of every plan, whoever made it. */
final class PlanChecks {
  private PlanChecks() {}

  static void assertValid(Plan plan) {
    assertOrdered(plan);
    assertAccumulatorsArePrivate(plan);
    assertEachVertexOnce(plan);
    assertPins(plan);
    assertComputesTheGraph(plan);
    PlanLoads loads = PlanLoads.of(plan);
    long in = 0;
    long out = 0;
    for (int n = 0; n < loads.nodeCount(); n++) {
      in += loads.netInBytes(n);
      out += loads.netOutBytes(n);
    }
    assertThat(in).isEqualTo(out).isEqualTo(loads.totalNetBytes());
  }

  static void assertBalanced(Plan plan) {
    PlanLoads loads = PlanLoads.of(plan);
    long total = 0;
    for (int n = 0; n < loads.nodeCount(); n++) {
      total += loads.flops(n);
    }
    for (int n = 0; n < loads.nodeCount(); n++) {
      double share = (double) total * slots(plan, n) / plan.cluster().slotCount();
      double limit = 1.1 * share + loads.maxOperationFlops();
      assertThat((double) loads.flops(n)).as("flops of node %d", n).isLessThanOrEqualTo(limit);
    }
  }

  private static int slots(Plan plan, int node) {
    return plan.cluster().nodes().get(node).slots();
  }

  private static void assertOrdered(Plan plan) {
    for (int p = 0; p < plan.size(); p++) {
      assertThat(plan.slot(p)).isBetween(0, plan.cluster().slotCount() - 1);
      for (int i = 0; i < plan.operandCount(p); i++) {
        assertThat(plan.operand(p, i)).isLessThan(p);
      }
    }
  }

  private static void assertAccumulatorsArePrivate(Plan plan) {
    Users users = Users.of(plan);
    int[] nodeOfSlot = plan.cluster().nodeOfSlot();
    for (int p = 0; p < plan.size(); p++) {
      if (plan.inPlace(p)) {
        int accumulator = plan.operand(p, 0);
        assertThat(users.count(accumulator)).isEqualTo(1);
        assertThat(plan.isFinal(accumulator)).isFalse();
        assertThat(plan.target(accumulator)).isEqualTo(plan.target(p));
        assertThat(plan.bytes(accumulator)).isEqualTo(plan.bytes(p));
      }
      if (plan.kind(p) == OperationKind.RELAY) {
        assertThat(nodeOfSlot[plan.slot(plan.operand(p, 0))])
            .isNotEqualTo(nodeOfSlot[plan.slot(p)]);
      }
    }
  }

  private static void assertEachVertexOnce(Plan plan) {
    BlockGraph graph = plan.graph();
    int[] computed = new int[graph.size()];
    int[] finals = new int[graph.size()];
    for (int p = 0; p < plan.size(); p++) {
      boolean runsKernel =
          plan.kind(p) == OperationKind.EXECUTE || plan.kind(p) == OperationKind.ACCUMULATE;
      if (runsKernel) {
        computed[plan.vertex(p)]++;
      }
      if (plan.isFinal(p)) {
        finals[plan.target(p)]++;
      }
    }
    FoldableTerms foldable = FoldableTerms.of(graph, Users.of(graph));
    for (int v = 0; v < graph.size(); v++) {
      VertexKind kind = graph.kind(v);
      if (kind != VertexKind.GENERATED && kind != VertexKind.REDUCE) {
        assertThat(computed[v]).as("computations of vertex %d", v).isEqualTo(1);
      }
      if (foldable.isFoldable(v)) {
        assertThat(finals[v]).isZero();
      } else if (kind != VertexKind.GENERATED || graph.isOutput(v)) {
        assertThat(finals[v]).as("final operations of vertex %d", v).isEqualTo(1);
      } else {
        assertThat(finals[v]).isLessThanOrEqualTo(1);
      }
    }
  }

  private static void assertPins(Plan plan) {
    BlockGraph graph = plan.graph();
    int[] nodeOfSlot = plan.cluster().nodeOfSlot();
    for (int p = 0; p < plan.size(); p++) {
      int vertex = plan.isFinal(p) ? plan.target(p) : plan.vertex(p);
      boolean runsVertex =
          switch (graph.kind(vertex)) {
            case GENERATED -> plan.isFinal(p) && graph.isOutput(vertex);
            case REDUCE -> plan.isFinal(p);
            case INPUT, MAP, CONTRACT -> plan.kind(p) != OperationKind.RELAY;
          };
      if (runsVertex && graph.pinnedNode(vertex) >= 0) {
        assertThat(nodeOfSlot[plan.slot(p)]).isEqualTo(graph.pinnedNode(vertex));
      }
    }
  }

  private static void assertComputesTheGraph(Plan plan) {
    long[] expected = ToyAlgebra.evaluate(plan.graph());
    long[] actual = ToyAlgebra.evaluate(plan);
    for (int p = 0; p < plan.size(); p++) {
      if (plan.isFinal(p)) {
        assertThat(actual[p]).as("vertex %d", plan.target(p)).isEqualTo(expected[plan.target(p)]);
      }
    }
  }
}
