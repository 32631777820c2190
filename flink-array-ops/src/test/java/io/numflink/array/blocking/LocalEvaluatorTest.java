package io.numflink.array.blocking;

import static io.numflink.array.reference.ReferenceAssert.assertMatches;

import io.numflink.array.block.Block;
import io.numflink.array.block.DType;
import io.numflink.array.expr.Creation;
import io.numflink.array.expr.Expr;
import io.numflink.array.expr.Functions;
import io.numflink.array.expr.Layouts;
import io.numflink.array.expr.Products;
import io.numflink.array.expr.Reductions;
import org.junit.jupiter.api.Test;

/** Small programs through blocking and evaluation, against the reference. */
class LocalEvaluatorTest {
  private static final BlockingOptions SMALL_BLOCKS = new BlockingOptions(2, 64);

  private final Expr x = Layouts.reshape(Creation.arange(0.0, 35.0, 1.0, null), 7, 5);
  private final Expr y = Functions.add(x, Creation.constant(0.5));

  private static void check(Expr... roots) {
    BlockedGraph graph = Blocking.block(BlockingRequest.of(roots), SMALL_BLOCKS);
    Block[] values = LocalEvaluator.evaluate(graph);
    for (int i = 0; i < roots.length; i++) {
      assertMatches(values[i], roots[i]);
    }
  }

  @Test
  void evaluatesElementwiseChains() {
    check(Functions.sqrt(Functions.add(Functions.multiply(y, y), x)));
  }

  @Test
  void evaluatesSeveralRootsWithASharedPart() {
    check(Reductions.sum(y), Functions.multiply(y, y), y);
  }

  @Test
  void contractsRowBlocksWithoutTransposing() {
    check(Products.matmul(Layouts.transpose(x), y));
  }

  @Test
  void contractsInEveryDirection() {
    Expr xt = Layouts.transpose(x);
    check(
        Products.matmul(x, xt),
        Products.matmul(xt, x),
        Layouts.transpose(Products.matmul(xt, y)),
        Products.outer(x, xt),
        Products.tensordot(x, y, 2),
        Products.tensordot(x, y, new int[] {0}, new int[] {0}));
  }

  @Test
  void reducesAlongAxes() {
    int[] rows = {0};
    check(
        Reductions.mean(x, rows, false),
        Reductions.var(x, rows, true, 1),
        Reductions.std(x, null, false, 0),
        Reductions.norm(x, null, false),
        Reductions.max(x, new int[] {1}, false),
        Reductions.argmax(x, 1, false),
        Reductions.argmin(x, null, false));
  }

  @Test
  void evaluatesIntegersAndConstants() {
    Expr n = Creation.arange(0L, 20L, 1L, DType.INT32);
    check(
        Functions.add(n, Creation.constant(3)),
        Reductions.sum(n),
        Products.dot(n, n),
        Functions.sqrt(Creation.constant(2.0)));
  }
}
