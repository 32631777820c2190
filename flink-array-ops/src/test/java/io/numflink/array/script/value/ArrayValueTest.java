package io.numflink.array.script.value;

import static org.assertj.core.api.Assertions.assertThat;

import io.numflink.array.block.Block;
import io.numflink.array.blocking.BlockedGraph;
import io.numflink.array.blocking.Blocking;
import io.numflink.array.blocking.BlockingOptions;
import io.numflink.array.blocking.BlockingRequest;
import io.numflink.array.blocking.LocalEvaluator;
import io.numflink.array.expr.Creation;
import io.numflink.array.expr.Functions;
import io.numflink.array.expr.Index;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Views read through their base and write to it. */
class ArrayValueTest {
  private final ArrayValue x =
      new ArrayValue(Creation.array(Block.of(new double[] {1, 2, 3, 4, 5, 6}, 2, 3)));

  private static double[] values(ArrayValue array) {
    BlockedGraph graph =
        Blocking.block(BlockingRequest.of(array.expr()), new BlockingOptions(1, 1 << 20));
    return LocalEvaluator.evaluate(graph)[0].float64();
  }

  private static void timesTen(ArrayValue array) {
    array.assign(
        Functions.apply(
            io.numflink.array.kernel.UFunc.MULTIPLY, array.expr(), Creation.constant(10.0)));
  }

  @Test
  void writingToASliceChangesItsBase() {
    ArrayValue row = x.view(View.of(List.of(new Index.At(1))));
    timesTen(row);
    assertThat(values(x)).containsExactly(1, 2, 3, 40, 50, 60);
    timesTen(row.view(View.of(List.of(new Index.Range(null, null, -2L)))));
    assertThat(values(x)).containsExactly(1, 2, 3, 400, 50, 600);
  }

  @Test
  void writingToTheBaseShowsInItsViews() {
    ArrayValue transposed = x.view(View.transposed(1, 0));
    ArrayValue flat = transposed.view(View.reshaped(6));
    timesTen(x);
    assertThat(values(transposed)).containsExactly(10, 40, 20, 50, 30, 60);
    assertThat(values(flat)).containsExactly(10, 40, 20, 50, 30, 60);
    timesTen(flat);
    assertThat(values(x)).containsExactly(100, 200, 300, 400, 500, 600);
  }

  @Test
  void aViewIsOneNodeUntilItsBaseChanges() {
    ArrayValue row = x.view(View.of(List.of(new Index.At(0))));
    assertThat(row.expr()).isSameAs(row.expr());
    assertThat(row.base()).isSameAs(x);
  }
}
