package io.numflink.lshs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

final class LowerBoundTest {
  private static final long ELEMENT = 8;

  /**
   * Least totals, in elements, worked out by hand. With inputs laid out over k nodes, k − 1 of them
   * send each partial result or get each shared block: 15 · 64, 15 · 8, 3 · (64 + 8 + 8). Of the 64
   * terms that the planner may place, a node takes at most 1.1 · 64 / 16 + 1, which is 5, so 13
   * nodes have some. The 16 blocks of rows of the Newton step need 4 nodes; with mu of one of them
   * sent away, 16 elements, the work on the others fits 3.
   */
  static Stream<Arguments> known() {
    return Stream.of(
        Arguments.of("X+Y on 4x4", true, 0, 0),
        Arguments.of("X+Y on 4x4", false, 0, 0),
        Arguments.of("XᵀY", true, 15 * 64, 64),
        Arguments.of("XᵀY", false, 12 * 64, 64),
        Arguments.of("sum(X, 0)", true, 15 * 8, 8),
        Arguments.of("sum(X, 0)", false, 12 * 8, 8),
        Arguments.of("logistic Newton", true, 3 * (64 + 8 + 8), 64),
        Arguments.of("logistic Newton", false, 16 + 2 * (64 + 8 + 8), 64),
        // Each of 4 nodes has a fourth of X: 64 elements of it, or 96 of Y, cross for each of 16.
        Arguments.of("tensordot(X,Y,2)", true, 16 * (4 * 64 - 96), 640));
  }

  @ParameterizedTest(name = "{0}, laid out: {1}")
  @MethodSource("known")
  void isTheKnownOne(String name, boolean laidOut, long total, long maxIn) {
    LowerBound bound = boundOf(name, laidOut);
    assertThat(bound.totalNetBytes()).as(bound.rule()).isEqualTo(total * ELEMENT);
    assertThat(bound.maxNetInBytes()).as(bound.rule()).isEqualTo(maxIn * ELEMENT);
  }

  /**
   * Matrices of n = 64 on p nodes, with at most a part x of the products each: 3 n² (x^(−1/3) − 1).
   */
  @Test
  void ofASquareProductIsLoomisAndWhitneys() {
    for (int nodes : new int[] {4, 16}) {
      // 512 products of 1024 flops and 448 additions of 64, and so the largest operation has 1088.
      double work = (1.1 * (512 * 1024 + 448 * 64) / nodes + 1088) / (512 * 1024);
      double expected = 3 * 4096 * (Math.pow(work, -1.0 / 3) - 1);
      LowerBound bound = boundOf(nodes == 4 ? "A@B on 2x2" : "A@B on 4x4", false);
      assertThat(bound.totalNetBytes() / (double) ELEMENT).isBetween(expected - 1, expected);
      assertThat(bound.maxNetInBytes() * nodes).isGreaterThanOrEqualTo(bound.totalNetBytes());
      assertThat(bound.rule()).contains("products of A@B");
    }
  }

  private static LowerBound boundOf(String target, boolean laidOut) {
    Object[] arguments =
        NetworkTargetsTest.targets()
            .map(Arguments::get)
            .filter(a -> a[0].equals(target))
            .findFirst()
            .orElseThrow();
    int[] grid = (int[]) arguments[2];
    ClusterModel cluster = ClusterModel.uniform(NodeGrids.product(grid), 1, Long.MAX_VALUE);
    AssignerOptions options =
        laidOut ? AssignerOptions.withNodeGrid(grid) : AssignerOptions.defaults();
    Plan plan = new LshsAssigner().assign((BlockGraph) arguments[1], cluster, options);
    return LowerBound.of(plan, PlanLoads.of(plan), options).orElseThrow();
  }

  @Test
  void ofContractionsOfDifferentBlocksIsTheSum() {
    ArrayGraph g = new ArrayGraph();
    ArrayGraph.Blocks a = g.input("A", 64, 8, 8);
    ArrayGraph.Blocks product = g.matmul("A@B", a, g.input("B", 64, 8, 8), 64, 2 * 512);
    g.output(product);
    BlockGraph alone = g.build();
    g.output(g.matmul("C@D", g.input("C", 64, 8, 8), g.input("D", 64, 8, 8), 64, 2 * 512));
    BlockGraph two = g.build();
    ClusterModel cluster = ClusterModel.uniform(16, 1, Long.MAX_VALUE);
    // One node may do twice the work on either product that it could do on one alone.
    assertThat(lshsBound(two, cluster).totalNetBytes())
        .isGreaterThan(lshsBound(alone, cluster).totalNetBytes());
  }

  private static LowerBound lshsBound(BlockGraph graph, ClusterModel cluster) {
    Plan plan = new LshsAssigner().assign(graph, cluster);
    return LowerBound.of(plan, PlanLoads.of(plan), AssignerOptions.defaults()).orElseThrow();
  }

  @Property(tries = 1000)
  void noPolicyBeatsIt(@ForAll long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    ClusterModel cluster = RandomPlans.cluster(random);
    BlockGraph graph = RandomExpressions.graph(random, 1 + random.nextInt(6));
    AssignerOptions options = RandomPlans.options(random, cluster.nodeCount());
    for (Placement placement : Placement.values()) {
      Plan plan = placement.assigner().assign(graph, cluster, options);
      assertHolds(plan, options);
    }
  }

  @Property(tries = 1000)
  void noPlanOfAnyGraphBeatsIt(@ForAll long seed) {
    assertHolds(RandomPlans.plan(new SplittableRandom(seed)), AssignerOptions.defaults());
  }

  /** Descends from a random placement by moves that keep the balance and do not add traffic. */
  @Property(tries = 150)
  void searchDoesNotBeatIt(@ForAll long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    int nodes = 2 + random.nextInt(4);
    ClusterModel cluster = ClusterModel.uniform(nodes, 1, Long.MAX_VALUE);
    BlockGraph graph = RandomExpressions.graph(random, 1 + random.nextInt(3));
    boolean contiguous = random.nextBoolean();
    int[] nodeOf =
        IntStream.range(0, graph.size())
            .map(
                v ->
                    contiguous
                        ? graph.linearIndex(v)
                            * nodes
                            / graph.arrays().get(graph.array(v)).blockCount()
                        : random.nextInt(nodes))
            .toArray();
    Plan plan = placed(graph, cluster, nodeOf);
    assertHolds(plan, AssignerOptions.defaults());
    PlanLoads loads = PlanLoads.of(plan);
    for (int step = 0; step < 300; step++) {
      int[] moved = nodeOf.clone();
      for (int moves = 1 + random.nextInt(3); moves > 0; moves--) {
        moved[random.nextInt(moved.length)] = random.nextInt(nodes);
      }
      Plan next = placed(graph, cluster, moved);
      PlanLoads nextLoads = PlanLoads.of(next);
      if (nextLoads.totalNetBytes() <= loads.totalNetBytes()
          && (isBalanced(nextLoads) || !isBalanced(loads))) {
        nodeOf = moved;
        loads = nextLoads;
        assertHolds(next, AssignerOptions.defaults());
      }
    }
  }

  private static Plan placed(BlockGraph graph, ClusterModel cluster, int[] nodeOf) {
    FoldableTerms foldable = FoldableTerms.of(graph, Users.of(graph));
    return Sequencing.sequence(
        Unrolling.unroll(graph, cluster, foldable, nodeOf, Unrolling.Combination.TREE), "any");
  }

  private static boolean isBalanced(PlanLoads loads) {
    long[] flops = IntStream.range(0, loads.nodeCount()).mapToLong(loads::flops).toArray();
    double mean = Arrays.stream(flops).average().orElse(0);
    return Arrays.stream(flops).allMatch(f -> f <= 1.1 * mean + loads.maxOperationFlops());
  }

  private static void assertHolds(Plan plan, AssignerOptions options) {
    PlanLoads loads = PlanLoads.of(plan);
    LowerBound.of(plan, loads, options)
        .ifPresent(
            bound -> {
              assertThat(loads.totalNetBytes())
                  .as(bound.rule())
                  .isGreaterThanOrEqualTo(bound.totalNetBytes());
              assertThat(loads.maxNetInBytes())
                  .as(bound.rule())
                  .isGreaterThanOrEqualTo(bound.maxNetInBytes());
            });
  }
}
