package io.numflink.lshs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.numflink.lshs.ArrayGraph.Blocks;
import org.apache.flink.runtime.state.KeyGroupRangeAssignment;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class PlacementTest {

  @ParameterizedTest
  @EnumSource
  void policiesAreFoundByName(Placement placement) {
    assertThat(Placement.named(placement.policyName())).isEqualTo(placement);
    Plan plan = placement.assigner().assign(matmul(4), ClusterModel.uniform(2, 2, Long.MAX_VALUE));
    assertThat(plan.placement()).isEqualTo(placement.policyName());
  }

  @Test
  void anUnknownPolicyIsRefusedWithTheKnownOnes() {
    assertThatThrownBy(() -> Placement.named("random"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("'random'")
        .hasMessageContaining("lshs, hash, round-robin");
  }

  @Test
  void hashFollowsFlinksKeyGroups() {
    ClusterModel cluster = ClusterModel.uniform(3, 2, Long.MAX_VALUE);
    Plan plan = Placement.HASH.assigner().assign(matmul(4), cluster);
    for (int p = 0; p < plan.size(); p++) {
      if (plan.kind(p) == OperationKind.EXECUTE || plan.kind(p) == OperationKind.ACCUMULATE) {
        int v = plan.vertex(p);
        Integer key = HashAssigner.key(plan.graph().array(v), plan.graph().linearIndex(v));
        assertThat(plan.slot(p))
            .isEqualTo(KeyGroupRangeAssignment.assignKeyToParallelOperator(key, 128, 6));
      }
    }
  }

  @Test
  void roundRobinDealsVerticesOut() {
    ClusterModel cluster = ClusterModel.uniform(3, 2, Long.MAX_VALUE);
    Plan plan = Placement.ROUND_ROBIN.assigner().assign(matmul(4), cluster);
    for (int p = 0; p < plan.size(); p++) {
      assertThat(plan.slot(p)).isEqualTo(plan.vertex(p) % 6);
    }
  }

  @Test
  void lshsMovesLeast() {
    ClusterModel cluster = ClusterModel.uniform(4, 2, Long.MAX_VALUE);
    BlockGraph graph = matmul(8);
    long lshs = PlanLoads.of(new LshsAssigner().assign(graph, cluster)).totalNetBytes();
    for (Placement other : new Placement[] {Placement.HASH, Placement.ROUND_ROBIN}) {
      PlanLoads loads = PlanLoads.of(other.assigner().assign(graph, cluster));
      assertThat(lshs).isLessThan(loads.totalNetBytes());
    }
  }

  @ParameterizedTest
  @EnumSource
  void aPinToANodeThatIsNotThereIsRefused(Placement placement) {
    ArrayGraph g = new ArrayGraph();
    Blocks x = g.input("X", 10, 2);
    g.graph.pin(x.at(1), 2);
    ClusterModel cluster = ClusterModel.uniform(2, 1, 1000);
    assertThatThrownBy(() -> placement.assigner().assign(g.build(), cluster))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("node 2");
  }

  @ParameterizedTest
  @EnumSource
  void generatedBlocksNeverCross(Placement placement) {
    ArrayGraph g = new ArrayGraph();
    Blocks ones = g.leaf(VertexKind.GENERATED, "ones", 10, 1);
    Blocks x = g.leaf(VertexKind.GENERATED, "x", 10, 8);
    Blocks y = g.leaf(VertexKind.GENERATED, "unused", 10, 8);
    int array = g.graph.addArray("x+1", "add", 8);
    for (int i = 0; i < 8; i++) {
      g.graph.markOutput(g.graph.addVertex(VertexKind.MAP, array, i, 80, 10, x.at(i), ones.at(0)));
    }
    g.output(y);
    Plan plan = placement.assigner().assign(g.build(), ClusterModel.uniform(4, 1, 10_000));
    assertThat(PlanLoads.of(plan).totalNetBytes()).isZero();
    PlanChecks.assertValid(plan);
  }

  static BlockGraph matmul(int blocks) {
    ArrayGraph g = new ArrayGraph();
    Blocks a = g.input("A", 64, blocks, blocks);
    Blocks b = g.input("B", 64, blocks, blocks);
    g.output(g.matmul("A@B", a, b, 64, 1024));
    return g.build();
  }
}
