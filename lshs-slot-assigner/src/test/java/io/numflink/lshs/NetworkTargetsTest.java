package io.numflink.lshs;

import static org.assertj.core.api.Assertions.assertThat;

import io.numflink.lshs.ArrayGraph.Blocks;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Bytes that cross for textbook expressions, against what is known to suffice. */
final class NetworkTargetsTest {
  private static final long ELEMENT = 8;

  static Stream<Arguments> targets() {
    return Stream.of(
        Arguments.of("X+Y on 4x4", sumOfTwo(8, 8), new int[] {4, 4}, 0, 0),
        Arguments.of("X+Y on 16x1", sumOfTwo(32, 1), new int[] {16, 1}, 0, 0),
        Arguments.of("X+Y on 2x3", sumOfTwo(6, 6), new int[] {2, 3}, 0, 0),
        Arguments.of("XᵀY", tallProduct(), new int[] {16, 1}, 192, 960),
        Arguments.of("sum(X, 0)", tallSum(), new int[] {16, 1}, 24, 120),
        Arguments.of("A@B on 2x2", square(), new int[] {2, 2}, 2048, 8192),
        Arguments.of("A@B on 4x4", square(), new int[] {4, 4}, 1536, 24576),
        Arguments.of("tensordot(X,Y,2)", tensordot(), new int[] {4, 1}, 864, 3408),
        Arguments.of("logistic Newton", newton(), new int[] {4, 1}, 144, 307));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("targets")
  void crossesNoMoreThanSuffices(
      String name, BlockGraph graph, int[] grid, long maxIn, long total) {
    ClusterModel cluster = ClusterModel.uniform(NodeGrids.product(grid), 1, Long.MAX_VALUE);
    Plan plan = new LshsAssigner().assign(graph, cluster, AssignerOptions.withNodeGrid(grid));
    PlanLoads loads = PlanLoads.of(plan);
    assertThat(loads.maxNetInBytes()).isLessThanOrEqualTo(maxIn * ELEMENT);
    assertThat(loads.totalNetBytes()).isLessThanOrEqualTo(total * ELEMENT);
    PlanChecks.assertValid(plan);
    PlanChecks.assertBalanced(plan);
  }

  private static BlockGraph sumOfTwo(int rows, int columns) {
    ArrayGraph g = new ArrayGraph();
    Blocks x = g.input("X", 64, rows, columns);
    Blocks y = g.input("Y", 64, rows, columns);
    g.output(g.map("X+Y", 64, x, y));
    return g.build();
  }

  private static BlockGraph tallProduct() {
    ArrayGraph g = new ArrayGraph();
    Blocks x = g.input("X", 128, 64, 1);
    Blocks y = g.input("Y", 128, 64, 1);
    g.output(g.transposedProduct("X.T@Y", x, y, 64, 2 * 16 * 8 * 8));
    return g.build();
  }

  private static BlockGraph tallSum() {
    ArrayGraph g = new ArrayGraph();
    g.output(g.sum("sum", g.input("X", 128, 64, 1), 8));
    return g.build();
  }

  private static BlockGraph square() {
    ArrayGraph g = new ArrayGraph();
    Blocks a = g.input("A", 64, 8, 8);
    Blocks b = g.input("B", 64, 8, 8);
    g.output(g.matmul("A@B", a, b, 64, 2 * 8 * 8 * 8));
    return g.build();
  }

  private static BlockGraph tensordot() {
    ArrayGraph g = new ArrayGraph();
    Blocks x = g.input("X", 64, 4, 4, 4);
    Blocks y = g.input("Y", 96, 4, 4, 1);
    g.output(
        g.reduce(
            "tensordot",
            VertexKind.CONTRACT,
            24,
            2 * 64 * 6,
            new int[] {4, 1},
            16,
            (c, k) -> new int[] {x.at(c, k / 4, k % 4), y.at(k / 4, k % 4, 0)}));
    return g.build();
  }

  private static BlockGraph newton() {
    ArrayGraph g = new ArrayGraph();
    Blocks x = g.input("X", 128, 16, 1);
    Blocks b = g.input("b", 8, 1);
    Blocks y = g.input("y", 16, 16);
    Blocks eta =
        g.reduce(
            "X@b",
            VertexKind.CONTRACT,
            16,
            2 * 128,
            new int[] {16},
            1,
            (c, k) -> new int[] {x.at(c, 0), b.at(0)});
    Blocks mu = g.map("mu", 16, eta);
    Blocks residual = g.map("mu-y", 16, mu, y);
    g.output(g.transposedProduct("g", x, residual, 8, 2 * 128));
    Blocks weighted = g.map("X*w", 128, x, mu);
    g.output(g.transposedProduct("H", weighted, x, 64, 2 * 16 * 64));
    return g.build();
  }
}
