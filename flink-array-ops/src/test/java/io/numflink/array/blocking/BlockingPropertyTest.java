package io.numflink.array.blocking;

import static io.numflink.array.reference.ReferenceAssert.assertMatches;

import io.numflink.array.block.Block;
import io.numflink.array.expr.Expr;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;

/** Random programs in random blocks have the values that the reference gives them. */
class BlockingPropertyTest {

  @Property(tries = 400, shrinking = ShrinkingMode.OFF)
  void blockedProgramsAgreeWithTheReference(@ForAll long seed) {
    RandomExpressions expressions = new RandomExpressions(seed);
    Random random = expressions.random();
    List<Expr> nodes = expressions.draw(4, 8);
    BlockingRequest.Builder request = BlockingRequest.builder();
    request.output(nodes.get(nodes.size() - 1));
    for (Expr node : nodes) {
      if (random.nextInt(3) == 0) {
        request.output(node);
      }
      if (random.nextInt(4) == 0) {
        request.blockShape(node, random.ints(1, 5).limit(node.rank()).toArray());
      }
    }
    BlockingOptions options = new BlockingOptions(1 + random.nextInt(4), 8L << random.nextInt(8));
    BlockedGraph graph = Blocking.block(request.build(), options);
    Block[] values = LocalEvaluator.evaluate(graph);
    for (int i = 0; i < values.length; i++) {
      assertMatches(values[i], graph.roots().get(i).expr());
    }
  }
}
