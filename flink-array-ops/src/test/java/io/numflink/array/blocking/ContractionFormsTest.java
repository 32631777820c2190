package io.numflink.array.blocking;

import static io.numflink.array.reference.ReferenceAssert.assertMatches;
import static org.assertj.core.api.Assertions.assertThat;

import io.numflink.array.block.Block;
import io.numflink.array.block.DType;
import io.numflink.array.expr.Creation;
import io.numflink.array.expr.Expr;
import io.numflink.array.expr.Functions;
import io.numflink.array.expr.Layouts;
import io.numflink.array.expr.Products;
import io.numflink.array.expr.Reductions;
import io.numflink.array.kernel.UFunc;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ContractionFormsTest {
  private static final BlockingOptions SMALL_BLOCKS = new BlockingOptions(2, 64);

  private final Expr x = Layouts.reshape(Creation.arange(-9.0, 26.0, 1.0, null), 7, 5);
  private final Expr w = Creation.arange(1.0, 8.0, 1.0, null);
  private final Expr b = Creation.arange(0.0, 5.0, 1.0, null);
  private final Expr transposed = Layouts.transpose(x);

  /** Blocks the program, and checks that its values are the serial reference's. */
  private static String checked(Expr... roots) {
    return checked(BlockingRequest.of(roots));
  }

  private static String checked(BlockingRequest request) {
    BlockedGraph graph = Blocking.block(request, SMALL_BLOCKS);
    Block[] values = LocalEvaluator.evaluate(graph);
    for (int i = 0; i < values.length; i++) {
      assertMatches(values[i], request.roots().get(i));
    }
    return graph.describe();
  }

  private static Expr negative(Expr expr) {
    return Functions.apply(UFunc.NEGATIVE, expr);
  }

  @Test
  void weightedGramMatrixNeedsNoTransposeInMemory() {
    Expr weighted = Functions.multiply(transposed, w);
    assertThat(checked(Products.matmul(weighted, x))).doesNotContain("transpose");
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 5})
  void vectorsOfAllShapesAreTurned(long rows) {
    Expr column = Creation.ones(DType.FLOAT64, rows, 1);
    Expr row = Layouts.reshape(w, 1, 7);
    Expr scaled = Functions.multiply(Functions.add(Functions.multiply(transposed, row), column), w);
    Expr shifted = Functions.subtract(scaled, Creation.constant(2.0));
    assertThat(checked(Products.matmul(shifted, x))).doesNotContain("transpose");
  }

  @Test
  void rightOperandIsLiftedAsWell() {
    Expr weighted = Functions.multiply(Functions.add(transposed, transposed), w);
    assertThat(
            checked(Products.matmul(Functions.sqrt(Creation.ones(DType.FLOAT64, 3, 5)), weighted)))
        .doesNotContain("transpose");
  }

  @Test
  void whatIsAskedForOrSharedIsComputedAsItIs() {
    Expr weighted = Functions.multiply(transposed, w);
    Expr gram = Products.matmul(weighted, x);
    assertThat(checked(gram, weighted)).contains("transpose");
    assertThat(checked(gram, Reductions.sum(weighted))).contains("transpose");
    assertThat(checked(BlockingRequest.builder().output(gram).blockShape(weighted, 5, 2).build()))
        .contains("transpose");
  }

  @Test
  void aMatrixThatIsNotTransposedKeepsTheOthersTransposed() {
    Expr other = Functions.add(Creation.ones(DType.FLOAT64, 5, 7), w);
    Expr sum = Functions.add(transposed, other);
    assertThat(checked(Products.matmul(sum, x))).contains("transpose");
  }

  @Test
  void theSmallerOperandIsNegated() {
    assertThat(checked(Products.matmul(negative(x), b))).contains("negative float64(5,)");
    assertThat(checked(Products.matmul(b, negative(transposed)))).contains("negative float64(5,)");
    assertThat(checked(Products.matmul(negative(transposed), w))).doesNotContain("transpose");
  }

  @Test
  void aSmallerOrSharedNegationStays() {
    assertThat(checked(Products.matmul(x, negative(b)))).contains("negative float64(5,)");
    Expr negated = negative(x);
    assertThat(checked(Products.matmul(negated, b), negated)).contains("negative float64(7,5)");
  }

  @Test
  void computedInItsPlaceAnArrayHasItsName() {
    Expr weighted = Functions.multiply(transposed, w);
    BlockingRequest request =
        BlockingRequest.builder()
            .output(Products.matmul(weighted, x))
            .name("XtW", weighted)
            .build();
    assertThat(checked(request)).contains("XtW").doesNotContain("transpose");
  }
}
