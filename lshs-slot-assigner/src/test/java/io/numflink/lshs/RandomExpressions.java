package io.numflink.lshs;

import io.numflink.lshs.ArrayGraph.Blocks;
import java.util.SplittableRandom;

/** Array programs of random sizes: the expressions that lower bounds are known for, and chains. */
final class RandomExpressions {
  private static final int KINDS = 10;

  private final SplittableRandom random;
  private final int largest;
  private final ArrayGraph g = new ArrayGraph();

  private RandomExpressions(SplittableRandom random, int largest) {
    this.random = random;
    this.largest = largest;
  }

  /**
   * @param largest blocks along an axis at most
   */
  static BlockGraph graph(SplittableRandom random, int largest) {
    RandomExpressions expressions = new RandomExpressions(random, largest);
    expressions.add(random.nextInt(KINDS));
    if (random.nextInt(3) == 0) {
      expressions.add(random.nextInt(KINDS));
    }
    return expressions.g.build();
  }

  private int extent() {
    return 1 + random.nextInt(largest);
  }

  private int side() {
    return 1 << random.nextInt(4);
  }

  private Blocks leaf(String name, int elements, int... grid) {
    VertexKind kind = random.nextInt(5) == 0 ? VertexKind.GENERATED : VertexKind.INPUT;
    return g.leaf(kind, name, elements, grid);
  }

  private void add(int kind) {
    int m = side();
    int n = side();
    int k = side();
    switch (kind) {
      case 0 -> {
        int rows = extent();
        int columns = extent();
        g.output(
            g.map("X+Y", m * n, leaf("X", m * n, rows, columns), leaf("Y", m * n, rows, columns)));
      }
      case 1 -> g.output(g.sum("sum", leaf("X", m * n, largest * extent()), n));
      case 2 -> {
        int blocks = largest * extent();
        Blocks x = leaf("X", k * m, blocks, 1);
        Blocks y = random.nextBoolean() ? x : leaf("Y", k * m, blocks, 1);
        g.output(g.transposedProduct("X.T@Y", x, y, m * m, 2 * m * m * k));
      }
      case 3 ->
          g.output(
              outer(leaf("X", m * k, extent()), leaf("Y", n * k, extent()), m * n, 2 * m * n * k));
      case 4 -> {
        Blocks x = leaf("X", m * k, extent(), extent());
        Blocks v = leaf("v", k, x.grid()[1], 1);
        g.output(g.matmul("X@v", x, v, m, 2 * m * k));
      }
      case 5 -> {
        int inner = extent();
        Blocks a = leaf("A", m * k, extent(), inner);
        g.output(g.matmul("A@B", a, leaf("B", k * n, inner, extent()), m * n, 2 * m * n * k));
      }
      case 6 -> {
        int side = extent();
        Blocks a = leaf("A", m * m, side, side);
        Blocks twice = g.matmul("A@A", a, a, m * m, 2 * m * m * m);
        g.output(g.matmul("A@A@A", twice, a, m * m, 2 * m * m * m));
      }
      case 7 -> batched(m, n, k);
      case 8 -> newton(largest * extent(), m * 4, n);
      default -> {
        Blocks a = leaf("A", m * k, extent(), extent());
        Blocks scaled = g.map("2*A", m * k, a);
        g.output(
            g.matmul(
                "(2*A)@B", scaled, leaf("B", k * n, a.grid()[1], extent()), m * n, 2 * m * n * k));
      }
    }
  }

  private Blocks outer(Blocks x, Blocks y, int elements, long flops) {
    int columns = y.vertices().length;
    return g.reduce(
        "X@Y.T",
        VertexKind.CONTRACT,
        elements,
        flops,
        new int[] {x.vertices().length, columns},
        1,
        (c, term) -> new int[] {x.vertices()[c / columns], y.vertices()[c % columns]});
  }

  /** einsum("bij,bjk->bik"). */
  private void batched(int m, int n, int k) {
    int batch = extent();
    int rows = extent();
    int inner = extent();
    int columns = extent();
    Blocks a = leaf("A", m * k, batch, rows, inner);
    Blocks b = leaf("B", k * n, batch, inner, columns);
    g.output(
        g.reduce(
            "A@B",
            VertexKind.CONTRACT,
            m * n,
            2 * m * n * k,
            new int[] {batch, rows, columns},
            inner,
            (c, term) ->
                new int[] {
                  a.at(c / (rows * columns), c / columns % rows, term),
                  b.at(c / (rows * columns), term, c % columns)
                }));
  }

  private void newton(int blocks, int rows, int columns) {
    Blocks x = leaf("X", rows * columns, blocks, 1);
    Blocks beta = g.input("beta", columns, 1);
    Blocks eta =
        g.reduce(
            "X@beta",
            VertexKind.CONTRACT,
            rows,
            2L * rows * columns,
            new int[] {blocks},
            1,
            (c, term) -> new int[] {x.at(c, 0), beta.at(0)});
    Blocks mu = g.map("mu", rows, eta);
    Blocks residual = g.map("mu-y", rows, mu, leaf("y", rows, blocks));
    g.output(g.transposedProduct("gradient", x, residual, columns, 2 * rows * columns));
    Blocks weighted = g.map("X*w", rows * columns, x, mu);
    g.output(
        g.transposedProduct(
            "Hessian", weighted, x, columns * columns, 2 * rows * columns * columns));
  }
}
