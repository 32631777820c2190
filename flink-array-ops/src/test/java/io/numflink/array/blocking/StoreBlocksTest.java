package io.numflink.array.blocking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.numflink.array.block.Block;
import io.numflink.array.block.DType;
import io.numflink.array.expr.BlockWriter;
import io.numflink.array.expr.Creation;
import io.numflink.array.expr.Expr;
import io.numflink.array.expr.Functions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;

class StoreBlocksTest {
  private static final BlockingOptions OPTIONS = BlockingOptions.forSlots(2);

  /** Keeps what is written, by offset. */
  private final Map<String, Block> written = new ConcurrentHashMap<>();

  private final BlockWriter memory = (offset, block) -> written.put(Arrays.toString(offset), block);

  private static BlockingRequest.Builder requestFor(Expr array) {
    return BlockingRequest.builder().name("Y", array).blockShape(array, 2, 3);
  }

  @Test
  void everyBlockIsWrittenOnceWhereItIsMade() {
    Expr x = Creation.ones(DType.FLOAT64, 5, 4);
    Expr y = Functions.add(x, x);
    BlockedGraph blocked = Blocking.block(requestFor(y).store(y, memory).build(), OPTIONS);
    assertThat(LocalEvaluator.evaluate(blocked)).isEmpty();
    assertThat(written.keySet())
        .containsExactlyInAnyOrder("[0, 0]", "[0, 3]", "[2, 0]", "[2, 3]", "[4, 0]", "[4, 3]");
    assertThat(written.get("[4, 3]").shape()).containsExactly(1, 1);
    assertThat(written.get("[2, 0]").float64()).containsOnly(2);
    assertThat(blocked.describe()).contains("Y written: save int64(3,2) in blocks of (1,1)");
  }

  @Test
  void anArrayThatIsSavedAndUsedIsComputedOnce() {
    Expr x = Creation.ones(DType.FLOAT64, 5, 4);
    Expr y = Functions.add(x, x);
    Expr z = Functions.multiply(y, y);
    BlockedGraph blocked =
        Blocking.block(requestFor(y).store(y, memory).output(z).build(), OPTIONS);
    assertThat(LocalEvaluator.evaluate(blocked)[0].float64()).containsOnly(4);
    assertThat(written).hasSize(6);
    assertThat(blocked.describe().split("add", -1)).hasSize(2);
  }

  @Test
  void arraysWithoutAxesAndWithoutElementsAreOneBlock() {
    Expr scalar = Creation.constant(3.5);
    Expr empty = Creation.zeros(DType.INT32, 0, 7);
    BlockingRequest request =
        BlockingRequest.builder().store(scalar, memory).store(empty, memory).build();
    LocalEvaluator.evaluate(Blocking.block(request, OPTIONS));
    assertThat(written.get("[]").float64()).containsExactly(3.5);
    assertThat(written.get("[0, 0]").shape()).containsExactly(0, 7);
  }

  @Test
  void aWriterThatFailsFailsTheProgram() {
    Expr x = Creation.ones(DType.FLOAT64, 5, 4);
    BlockWriter full =
        (offset, block) -> {
          throw new IOException("No space left on device");
        };
    BlockedGraph blocked =
        Blocking.block(BlockingRequest.builder().store(x, full).build(), OPTIONS);
    assertThatThrownBy(() -> LocalEvaluator.evaluate(blocked))
        .hasMessageContaining("No space left on device")
        .satisfies(
            e ->
                assertThat(e)
                    .isInstanceOfAny(UncheckedIOException.class, KernelFailureException.class));
  }
}
