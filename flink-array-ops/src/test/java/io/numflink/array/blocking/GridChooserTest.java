package io.numflink.array.blocking;

import static org.assertj.core.api.Assertions.assertThat;

import io.numflink.array.block.DType;
import io.numflink.array.expr.Creation;
import io.numflink.array.expr.Expr;
import io.numflink.array.expr.Functions;
import io.numflink.array.expr.Layouts;
import io.numflink.array.expr.Products;
import io.numflink.array.expr.Reductions;
import java.util.IdentityHashMap;
import java.util.List;
import org.junit.jupiter.api.Test;

class GridChooserTest {
  private static final BlockingOptions FOUR_SLOTS = BlockingOptions.forSlots(4);

  private final IdentityHashMap<Expr, int[]> requests = new IdentityHashMap<>();

  private static Expr array(long... shape) {
    return Creation.zeros(DType.FLOAT64, shape);
  }

  private int[] blockShape(Expr array, Expr... roots) {
    List<Expr> nodes = TopologicalOrder.of(List.of(roots));
    return new GridChooser(nodes, ContractionForms.asWritten(), requests, FOUR_SLOTS)
        .grid(array)
        .blockShape();
  }

  @Test
  void cutsLargeMatricesIntoSquares() {
    Expr a = array(8192, 8192);
    assertThat(blockShape(a, a)).containsExactly(1024, 1024);
  }

  @Test
  void cutsTallMatricesIntoRows() {
    Expr a = array(1_000_000, 28);
    int[] block = blockShape(a, a);
    assertThat(block[1]).isEqualTo(28);
    assertThat(block[0] * 28L * 8).isBetween(1L << 20, 8L << 20);
    assertThat(1_000_000 / block[0]).isGreaterThanOrEqualTo(8);
  }

  @Test
  void leavesSmallArraysWhole() {
    Expr a = array(100, 100);
    assertThat(blockShape(a, a)).containsExactly(100, 100);
  }

  @Test
  void cutsSharedAxesAlike() {
    Expr x = array(1_000_000, 28);
    Expr y = array(1_000_000);
    Expr gradient = Products.matmul(Layouts.transpose(x), y);
    assertThat(blockShape(y, gradient)[0]).isEqualTo(blockShape(x, gradient)[0]);
  }

  @Test
  void spreadsARequestOverTheClass() {
    Expr a = array(100, 60);
    Expr b = array(60, 80);
    Expr c = Products.matmul(a, b);
    Expr mean = Reductions.mean(c, new int[] {0}, false);
    requests.put(c, new int[] {30, 40});
    requests.put(a, new int[] {30, 20});
    assertThat(blockShape(b, mean)).containsExactly(20, 40);
    assertThat(blockShape(mean, mean)).containsExactly(40);
  }

  @Test
  void keepsContradictoryRequestsApart() {
    Expr a = array(100, 100);
    Expr b = array(100, 100);
    Expr sum = Functions.add(a, b);
    requests.put(a, new int[] {50, 100});
    requests.put(b, new int[] {100, 25});
    assertThat(blockShape(a, sum)).containsExactly(50, 100);
    assertThat(blockShape(b, sum)).containsExactly(100, 25);
  }

  @Test
  void givesAnArrayItsOwnBlocksWhereSharedOnesAreTooLarge() {
    Expr x = array(100_000, 2);
    Expr gram = Products.matmul(x, Layouts.transpose(x));
    requests.put(x, new int[] {100_000, 2});
    int[] block = blockShape(gram, gram);
    assertThat((long) block[0] * block[1] * 8).isLessThanOrEqualTo(128L << 20);
  }
}
