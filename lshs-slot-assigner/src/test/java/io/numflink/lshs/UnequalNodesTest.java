package io.numflink.lshs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.numflink.lshs.ArrayGraph.Blocks;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Nodes of different slots and memory, and slots between which copies cost something. */
final class UnequalNodesTest {
  private final LshsAssigner lshs = new LshsAssigner();

  private static ClusterModel slots(int... slots) {
    return new ClusterModel(
        Arrays.stream(slots).mapToObj(s -> new ClusterModel.Node(s, Long.MAX_VALUE)).toList());
  }

  private static long[] blocksOnNodes(Plan plan) {
    int[] nodeOfSlot = plan.cluster().nodeOfSlot();
    long[] blocks = new long[plan.cluster().nodeCount()];
    for (int p = 0; p < plan.size(); p++) {
      blocks[nodeOfSlot[plan.slot(p)]]++;
    }
    return blocks;
  }

  @Test
  void workIsSharedInProportionToSlots() {
    ArrayGraph g = new ArrayGraph();
    Blocks x = g.input("X", 64, 36, 1);
    Blocks y = g.input("Y", 64, 36, 1);
    g.output(g.map("X+Y", 64, x, y));
    Plan plan = lshs.assign(g.build(), slots(1, 2, 6));
    assertThat(PlanLoads.of(plan).totalNetBytes()).isZero();
    assertThat(blocksOnNodes(plan)).containsExactly(3 * 4, 3 * 8, 3 * 24);
  }

  @ParameterizedTest
  @ValueSource(strings = {"2,4,4", "1,1,6", "31,32", "1,2,3,4,5,6,7,8"})
  void productsAreBalancedAndMoveLessThanByHash(String description) {
    int[] slots = Arrays.stream(description.split(",")).mapToInt(Integer::parseInt).toArray();
    BlockGraph graph = PlacementTest.matmul(12);
    Plan plan = lshs.assign(graph, slots(slots));
    PlanChecks.assertValid(plan);
    PlanChecks.assertBalanced(plan);
    Plan hash = new HashAssigner().assign(graph, slots(slots));
    assertThat(PlanLoads.of(plan).totalNetBytes())
        .isLessThan(PlanLoads.of(hash).totalNetBytes() / 2);
  }

  /** Half of the blocks would not fit the small node; a quarter does. */
  @Test
  void dataLiesWhereMemoryIs() {
    ArrayGraph g = new ArrayGraph();
    g.output(g.input("X", 1000, 16, 1));
    BlockGraph graph = g.build();
    ClusterModel cluster =
        new ClusterModel(
            List.of(new ClusterModel.Node(1, 40_000), new ClusterModel.Node(1, 120_000)));
    assertThat(blocksOnNodes(lshs.assign(graph, cluster))).containsExactly(4, 12);
  }

  @Test
  void aRefusalNamesTheMemoryOfTheNodeThatLacksIt() {
    ArrayGraph g = new ArrayGraph();
    g.output(g.map("Y", 1000, g.input("X", 1000, 16, 1)));
    ClusterModel cluster =
        new ClusterModel(
            List.of(new ClusterModel.Node(1, 8_000), new ClusterModel.Node(1, 1_000_000)));
    BlockGraph graph = g.build();
    assertThatThrownBy(() -> lshs.assign(graph, cluster))
        .isInstanceOfSatisfying(
            PlanTooLargeException.class,
            e -> {
              assertThat(e.node()).isZero();
              assertThat(e.limitBytes()).isEqualTo(8_000);
            });
  }

  @Test
  void budgetsAreThoseOfEachNode() {
    ArrayGraph g = new ArrayGraph();
    g.output(g.input("X", 1000, 16, 1));
    ClusterModel cluster =
        new ClusterModel(
            List.of(new ClusterModel.Node(1, 40_000), new ClusterModel.Node(1, 120_000)));
    Plan plan = lshs.assign(g.build(), cluster);
    assertThat(RunAhead.defaultBudget(plan, PlanLoads.of(plan))).containsExactly(40_000, 120_000);
  }

  @Test
  void slotsCopyLessIfCopiesCost() {
    BlockGraph graph = PlacementTest.matmul(6);
    ClusterModel shared = ClusterModel.uniform(2, 4, Long.MAX_VALUE);
    long free = PlanLoads.copiedBytes(lshs.assign(graph, shared));
    Plan costly = lshs.assign(graph, shared.withCopyFraction(0.5));
    PlanChecks.assertValid(costly);
    PlanChecks.assertBalanced(costly);
    assertThat(PlanLoads.copiedBytes(costly)).isLessThan(free);
  }

  @Test
  void aLayoutHasPlacesInProportion() {
    Places places = Places.bySlots(slots(2, 4, 4));
    assertThat(IntStream.range(0, places.count()).map(places::node)).containsExactly(1, 2, 0, 1, 2);
    assertThat(Places.bySlots(slots(3, 3, 3))).isEqualTo(Places.one(3));
    assertThat(Places.bySlots(slots(1, 1000)).count()).isLessThanOrEqualTo(32);
  }

  @Test
  void theFractionIsOne() {
    ClusterModel cluster = slots(1);
    assertThatThrownBy(() -> cluster.withCopyFraction(1.5))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("1.5");
  }
}
