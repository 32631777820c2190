package io.numflink.lshs;

import static org.assertj.core.api.Assertions.assertThat;

import io.numflink.lshs.ArrayGraph.Blocks;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Reductions and broadcasts over k nodes are shallow, and no node does all the sending. */
final class TreesTest {

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 7, 8, 9, 16, 31, 32, 33, 100, 128})
  void aReductionTreeIsBinaryAndShallow(int k) {
    int root = k / 3;
    int[] order = ReductionTree.order(IntStream.range(0, k).toArray(), root, k);
    assertThat(order[0]).isEqualTo(root);
    assertThat(Arrays.stream(order).sorted().toArray()).isEqualTo(range(k));
    int[] depth = new int[k];
    for (int i = 0; i < k; i++) {
      for (int child : ReductionTree.children(i, k)) {
        assertThat(ReductionTree.parent(child)).isEqualTo(i);
        depth[child] = depth[i] + 1;
      }
    }
    assertThat(Arrays.stream(depth).max().orElseThrow()).isEqualTo(floorLog2(k));
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 4, 5, 8, 9, 17, 64})
  void aReductionEndsOnItsOwnerWithinLogDepth(int nodes) {
    ArrayGraph g = new ArrayGraph();
    g.output(g.sum("sum", g.input("X", 100, 2 * nodes, 1), 10));
    Plan plan = assign(g, nodes);
    PlanLoads loads = PlanLoads.of(plan);
    assertThat(loads.depth()).isLessThanOrEqualTo(ceilLog2(nodes) + 1);
    assertThat(loads.totalNetBytes()).isEqualTo((nodes - 1) * 80L);
    assertThat(loads.maxNetInBytes()).isLessThanOrEqualTo(2 * 80);
    assertThat(plan.slot(plan.size() - 1)).isZero();
    PlanChecks.assertValid(plan);
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 4, 5, 8, 9, 17, 64})
  void aBroadcastPassesThroughRelays(int nodes) {
    ArrayGraph g = new ArrayGraph();
    Blocks x = g.input("X", 1000, nodes, 1);
    Blocks b = g.input("b", 10, 1);
    g.output(
        g.reduce(
            "X@b",
            VertexKind.CONTRACT,
            100,
            2000,
            new int[] {nodes},
            1,
            (c, k) -> new int[] {x.at(c, 0), b.at(0)}));
    Plan plan = assign(g, nodes);
    PlanLoads loads = PlanLoads.of(plan);
    assertThat(loads.totalNetBytes()).isEqualTo((nodes - 1) * 80L);
    assertThat(loads.maxNetInBytes()).isEqualTo(80);
    assertThat(loads.depth()).isLessThanOrEqualTo(ceilLog2(nodes));
    assertThat(loads.maxNetOutBytes()).isLessThanOrEqualTo(Math.max(2, ceilLog2(nodes)) * 80L);
    PlanChecks.assertValid(plan);
  }

  private static Plan assign(ArrayGraph g, int nodes) {
    return new LshsAssigner()
        .assign(
            g.build(),
            ClusterModel.uniform(nodes, 1, Long.MAX_VALUE),
            AssignerOptions.withNodeGrid(nodes, 1));
  }

  private static int[] range(int k) {
    return IntStream.range(0, k).toArray();
  }

  private static int floorLog2(int k) {
    return 31 - Integer.numberOfLeadingZeros(k);
  }

  private static int ceilLog2(int k) {
    return 32 - Integer.numberOfLeadingZeros(k - 1);
  }
}
