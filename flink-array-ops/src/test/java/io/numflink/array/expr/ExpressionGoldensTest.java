package io.numflink.array.expr;

import static org.assertj.core.api.Assertions.assertThat;

import io.numflink.array.block.ArrayException;
import io.numflink.array.block.Block;
import io.numflink.array.block.Golden;
import io.numflink.array.blocking.BlockedGraph;
import io.numflink.array.blocking.Blocking;
import io.numflink.array.blocking.BlockingOptions;
import io.numflink.array.blocking.BlockingRequest;
import io.numflink.array.blocking.LocalEvaluator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Expressions of all kinds have NumPy's values, types, shapes and errors, in blocks of any size.
 */
class ExpressionGoldensTest {

  static Stream<Golden> goldens() {
    return Golden.read(ExpressionGoldensTest.class, "expressions.txt");
  }

  @ParameterizedTest
  @MethodSource("goldens")
  void agreesWithNumpy(Golden golden) {
    List<Expr> in = golden.in().stream().map(Creation::array).toList();
    if (golden.fails()) {
      ArrayException error = null;
      try {
        NumpyExpressions.of(golden.name(), in);
      } catch (ArrayException e) {
        error = e;
      }
      assertThat(error).as(golden.name()).isNotNull();
      golden.assertError(error);
      return;
    }
    Expr expr = NumpyExpressions.of(golden.name(), in);
    for (long blockBytes : new long[] {8, 40, 1 << 20}) {
      BlockedGraph graph =
          Blocking.block(BlockingRequest.of(expr), new BlockingOptions(2, blockBytes));
      Block value = LocalEvaluator.evaluate(graph)[0];
      double tolerance = expr.dtype().bytes() == 4 ? 1e-6 : 1e-13;
      Golden.assertEqual(value, golden.out(), tolerance, golden.name());
    }
  }
}
