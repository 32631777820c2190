package io.numflink.array.expr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.numflink.array.block.Block;
import io.numflink.array.block.DType;
import io.numflink.array.blocking.Blocking;
import io.numflink.array.blocking.BlockingOptions;
import io.numflink.array.blocking.BlockingRequest;
import io.numflink.array.blocking.LocalEvaluator;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Functions of whole arrays, of operands in several blocks and in one. */
class WholeArraysTest {
  private static final Expr MATRIX = doubles(new double[] {3, 1, 2, -0.5, Double.NaN, 4}, 2, 3);

  private static Expr doubles(double[] elements, int... shape) {
    return Creation.array(Block.of(elements, shape));
  }

  private static Expr longs(long... elements) {
    return Creation.array(Block.of(elements, elements.length));
  }

  private static Block value(Expr expr) {
    Block whole = value(expr, 1 << 20);
    assertThat(value(expr, 16).data()).isEqualTo(whole.data());
    return whole;
  }

  private static Block value(Expr expr, long blockBytes) {
    return LocalEvaluator.evaluate(
        Blocking.block(BlockingRequest.of(expr), new BlockingOptions(2, blockBytes)))[0];
  }

  @Test
  void sortsAlongAnAxisWithNanLast() {
    assertThat(value(WholeArrays.sort(MATRIX, 1)).float64())
        .containsExactly(1, 2, 3, -0.5, 4, Double.NaN);
    assertThat(value(WholeArrays.sort(MATRIX, 0)).float64())
        .containsExactly(-0.5, 1, 2, 3, Double.NaN, 4);
    assertThat(value(WholeArrays.argsort(MATRIX, -1)).int64()).containsExactly(1, 2, 0, 0, 2, 1);
  }

  @Test
  void equalElementsStayInOrder() {
    assertThat(value(WholeArrays.argsort(longs(2, 1, 2, 1), 0)).int64())
        .containsExactly(1, 3, 0, 2);
  }

  @Test
  void sortsEveryType() {
    for (DType dtype : DType.values()) {
      Expr sorted = WholeArrays.sort(Functions.cast(longs(3, 0, 1), dtype), 0);
      assertThat(sorted.dtype()).isEqualTo(dtype);
      Block expected = value(Functions.cast(longs(0, 1, 3), dtype));
      assertThat(value(sorted).data()).isEqualTo(expected.data());
    }
  }

  @Test
  void accumulatesInTheTypeOfTheElements() {
    assertThat(value(WholeArrays.cumsum(longs(1, 2, 3), 0)).int64()).containsExactly(1, 3, 6);
    Expr small = Functions.cast(longs(1, 2, 3), DType.INT32);
    assertThat(WholeArrays.cumprod(small, 0).dtype()).isEqualTo(DType.INT64);
    Expr rows = doubles(new double[] {1, 2, 3, 4}, 2, 2);
    assertThat(value(WholeArrays.cumsum(rows, 0)).float64()).containsExactly(1, 2, 4, 6);
    assertThat(value(WholeArrays.cumprod(rows, 1)).float64()).containsExactly(1, 2, 3, 12);
  }

  @Test
  void takesAndPutsAlongNeighbouringAxes() {
    Expr x = Creation.arange(0L, 24L, 1L, DType.INT64);
    Expr cube = Layouts.reshape(x, 2, 3, 4);
    Expr taken = WholeArrays.take(cube, 1, List.of(longs(2, 0), longs(-1, 1)));
    assertThat(taken.shape()).containsExactly(2, 2);
    assertThat(value(taken).int64()).containsExactly(11, 1, 23, 13);
    Expr changed = WholeArrays.put(x, 0, List.of(longs(1, 1, -1)), longs(7, 8, 9));
    assertThat(value(changed).int64()).startsWith(0, 8, 2).endsWith(22, 9);
  }

  @Test
  void aPlaceBeyondTheEndIsNumpysError() {
    String message = "index 5 is out of bounds for axis 0 with size 2";
    assertThatThrownBy(() -> WholeArrays.take(longs(1, 2), 0, List.of(longs(0, 5))))
        .hasMessage(message);
    Expr computed = Functions.add(longs(0, 4), longs(0, 1));
    Expr taken = WholeArrays.take(longs(1, 2), 0, List.of(computed));
    assertThatThrownBy(() -> value(taken)).hasMessage(message);
  }

  @Test
  void indicesAndValuesMustFit() {
    assertThatThrownBy(() -> WholeArrays.take(MATRIX, 0, List.of(longs(0, 1), longs(0, 1, 2))))
        .hasMessage(
            "shape mismatch: indexing arrays could not be broadcast together with shapes (2,)"
                + " (3,) ");
    assertThatThrownBy(
            () -> WholeArrays.put(longs(1, 2, 3), 0, List.of(longs(0, 1)), longs(1, 2, 3)))
        .hasMessage(
            "shape mismatch: value array of shape (3,) could not be broadcast to indexing result"
                + " of shape (2,)");
  }
}
