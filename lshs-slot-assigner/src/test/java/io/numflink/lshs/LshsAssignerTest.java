package io.numflink.lshs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import io.numflink.lshs.ArrayGraph.Blocks;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

final class LshsAssignerTest {
  private final LshsAssigner lshs = new LshsAssigner();

  @Test
  void productsOfABlockAccumulateOnOneSlot() {
    ClusterModel cluster = ClusterModel.uniform(4, 4, Long.MAX_VALUE);
    Plan plan = lshs.assign(PlacementTest.matmul(8), cluster, AssignerOptions.withNodeGrid(2, 2));
    for (int p = 0; p < plan.size(); p++) {
      if (plan.kind(p) == OperationKind.ACCUMULATE) {
        assertThat(plan.slot(p)).isEqualTo(plan.slot(plan.operand(p, 0)));
      }
      assertThat(plan.kind(p)).isNotEqualTo(OperationKind.COMBINE);
    }
    long[] flops = new long[cluster.slotCount()];
    for (int p = 0; p < plan.size(); p++) {
      flops[plan.slot(p)] += PlanLoads.flops(plan, p);
    }
    for (long onSlot : flops) {
      assertThat(onSlot).isEqualTo(flops[0]);
    }
  }

  @Test
  void resultsLieInTheCyclicLayout() {
    ClusterModel cluster = ClusterModel.uniform(4, 1, Long.MAX_VALUE);
    Plan plan = lshs.assign(PlacementTest.matmul(8), cluster, AssignerOptions.withNodeGrid(2, 2));
    for (int p = 0; p < plan.size(); p++) {
      if (plan.isFinal(p)) {
        int target = plan.target(p);
        int[] grid = {8, 8};
        assertThat(plan.slot(p))
            .isEqualTo(
                CyclicLayout.place(plan.graph().linearIndex(target), grid, new int[] {2, 2}));
      }
    }
  }

  /** With c nodes for each of the two grids a result needs no traffic in the right one. */
  @ParameterizedTest
  @CsvSource({"64,1", "1,64", "8,8"})
  void theGridIsChosenForTheProgram(int rows, int columns) {
    ArrayGraph g = new ArrayGraph();
    Blocks x = g.input("X", 100, rows, columns);
    g.output(
        g.reduce(
            "sum over columns",
            VertexKind.MAP,
            10,
            100,
            new int[] {rows},
            columns,
            (c, k) -> new int[] {x.at(c, k)}));
    PlanLoads loads =
        PlanLoads.of(lshs.assign(g.build(), ClusterModel.uniform(8, 1, Long.MAX_VALUE)));
    assertThat(loads.totalNetBytes()).isLessThanOrEqualTo(rows == 1 ? 7 * 80 : 0);
  }

  /** All row blocks in one column of nodes: uneven, but that is how the user wants it. */
  @Test
  void mapsStayInALayoutThatTheUserHasFixed() {
    ArrayGraph g = new ArrayGraph();
    Blocks x = g.input("X", 100, 12, 1);
    Blocks y = g.input("Y", 100, 12, 1);
    g.output(g.map("X+Y", 100, x, y));
    BlockGraph graph = g.build();
    ClusterModel cluster = ClusterModel.uniform(4, 1, Long.MAX_VALUE);
    Plan fixed = lshs.assign(graph, cluster, AssignerOptions.withNodeGrid(1, 4));
    assertThat(PlanLoads.of(fixed).totalNetBytes()).isZero();
    Plan free = lshs.assign(graph, cluster);
    assertThat(PlanLoads.of(free).totalNetBytes()).isZero();
    PlanChecks.assertBalanced(free);
  }

  /** The sum over the middle one of three axes: nodes lie along the other two. */
  @Test
  void nodesMayLieAlongTheThirdAxis() {
    ArrayGraph g = new ArrayGraph();
    Blocks x = g.input("X", 100, 4, 4, 4);
    g.output(
        g.reduce(
            "sum",
            VertexKind.MAP,
            10,
            100,
            new int[] {4, 4},
            4,
            (c, k) -> new int[] {x.at(c / 4, k, c % 4)}));
    PlanLoads loads =
        PlanLoads.of(lshs.assign(g.build(), ClusterModel.uniform(16, 1, Long.MAX_VALUE)));
    assertThat(loads.totalNetBytes()).isZero();
  }

  /** 64 blocks on 5 nodes: a row of blocks is no fifth of them, but 13 blocks are. */
  @Test
  void blocksAreDealtOutWhereNoGridFits() {
    ArrayGraph g = new ArrayGraph();
    Blocks x = g.input("X", 100, 8, 8);
    g.output(g.map("X+1", 100, x));
    Plan plan = lshs.assign(g.build(), ClusterModel.uniform(5, 1, Long.MAX_VALUE));
    PlanLoads loads = PlanLoads.of(plan);
    assertThat(loads.totalNetBytes()).isZero();
    assertThat(loads.maxPeakMemoryBytes()).isLessThanOrEqualTo(14 * 800);
  }

  /**
   * One step after another on one node moves least, as A can be made anywhere, and takes longest.
   */
  @ParameterizedTest
  @EnumSource(
      value = VertexKind.class,
      names = {"INPUT", "GENERATED"})
  void allNodesWorkAtEveryStepOfALoop(VertexKind leaves) {
    ArrayGraph g = new ArrayGraph();
    Blocks a = g.leaf(leaves, "A", 10_000, 4, 4);
    Blocks v = g.leaf(leaves, "v", 100, 4, 1);
    for (int step = 0; step < 30; step++) {
      v = g.matmul("A@v", a, v, 100, 20_000);
    }
    g.output(v);
    Plan plan = lshs.assign(g.build(), ClusterModel.uniform(2, 1, Long.MAX_VALUE));
    int[][] products = new int[plan.graph().arrays().size()][2];
    for (int p = 0; p < plan.size(); p++) {
      int vertex = plan.vertex(p);
      if (plan.graph().kind(vertex) == VertexKind.CONTRACT) {
        products[plan.graph().array(vertex)][plan.slot(p)]++;
      }
    }
    for (int[] ofArray : products) {
      assertThat(ofArray[0]).isBetween(0, 9);
      assertThat(ofArray[1]).isBetween(0, 9);
    }
  }

  @Test
  void temporariesAreStreamed() {
    ArrayGraph g = new ArrayGraph();
    Blocks a = g.input("A", 1000, 200, 1);
    Blocks b = g.input("B", 1000, 200, 1);
    g.output(g.sum("sum", g.map("A+B", 1000, a, b), 10));
    Plan plan = lshs.assign(g.build(), ClusterModel.uniform(1, 2, Long.MAX_VALUE));
    // Two slots, on each A, B, A+B and an accumulator; not 600 blocks.
    assertThat(PlanLoads.of(plan).maxPeakMemoryBytes()).isLessThanOrEqualTo(2 * 3 * 8000 + 2 * 80);
  }

  @Test
  void aPlanThatDoesNotFitIsRefused() {
    ArrayGraph g = new ArrayGraph();
    Blocks x = g.input("X", 1 << 17, 4, 1);
    g.output(x);
    g.output(g.map("Y", 1 << 17, x));
    BlockGraph graph = g.build();
    ClusterModel small = ClusterModel.uniform(2, 1, 3 << 20);
    assertThatThrownBy(() -> lshs.assign(graph, small))
        .isInstanceOfSatisfying(
            PlanTooLargeException.class,
            e -> {
              assertThat(e.neededBytes()).isEqualTo(4 << 20);
              assertThat(e.limitBytes()).isEqualTo(3 << 20);
            })
        .hasMessage(
            "elementwise (Y) needs 4 MiB on one node; the limit is 3 MiB: use smaller blocks or"
                + " more nodes");
    assertThat(lshs.assign(graph, ClusterModel.uniform(4, 1, 3 << 20)).size()).isEqualTo(8);
  }

  /** Interleaving widely would hold more than the limit; a narrower window fits. */
  @Test
  void lessParallelIsBetterThanRefused() {
    ArrayGraph g = new ArrayGraph();
    Blocks a = g.input("A", 1000, 200, 1);
    Blocks b = g.input("B", 1000, 200, 1);
    g.output(g.sum("sum", g.map("A+B", 1000, a, b), 10));
    BlockGraph graph = g.build();
    long wide =
        PlanLoads.of(lshs.assign(graph, ClusterModel.uniform(1, 4, Long.MAX_VALUE)))
            .maxPeakMemoryBytes();
    long limit = wide * 2 / 3;
    Plan plan = lshs.assign(graph, ClusterModel.uniform(1, 4, limit));
    assertThat(PlanLoads.of(plan).maxPeakMemoryBytes()).isLessThanOrEqualTo(limit);
    PlanChecks.assertValid(plan);
  }

  @Test
  void aLargeGraphIsPlannedInSeconds() {
    BlockGraph graph = PlacementTest.matmul(58);
    assertThat(graph.size()).isGreaterThan(200_000);
    // It takes about one second on an idle core; the rest is for busy machines.
    assertTimeout(
        Duration.ofSeconds(30),
        () -> lshs.assign(graph, ClusterModel.uniform(16, 4, Long.MAX_VALUE)));
  }
}
