package io.numflink.array.blocking;

import static org.assertj.core.api.Assertions.assertThat;

import io.numflink.array.block.Block;
import io.numflink.array.block.DType;
import io.numflink.array.expr.BlockReader;
import io.numflink.array.expr.Creation;
import io.numflink.array.expr.Expr;
import io.numflink.array.expr.Functions;
import io.numflink.array.expr.Layouts;
import io.numflink.array.expr.LinearAlgebra;
import io.numflink.array.expr.Products;
import io.numflink.array.expr.Reductions;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/**
 * Small graphs as text. The golden files are beside this test's resources; where one differs, the
 * actual text is written next to it, with the suffix {@code .actual}.
 */
class GoldenGraphsTest {
  private static final Path RESOURCES = Path.of("src/test/resources/io/numflink/array/blocking");
  private static final BlockReader ZEROS = (offset, shape) -> Block.zeros(DType.FLOAT64, shape);

  private final Expr x = Creation.stored("x.npy", ZEROS, DType.FLOAT64, 6, 4);

  private static void check(String name, BlockingRequest.Builder request) throws IOException {
    String actual = Blocking.block(request.build(), BlockingOptions.forSlots(2)).describe();
    String expected = "";
    try (InputStream in = GoldenGraphsTest.class.getResourceAsStream(name + ".txt")) {
      if (in != null) {
        expected = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      }
    }
    if (!actual.equals(expected)) {
      Files.createDirectories(RESOURCES);
      Files.writeString(RESOURCES.resolve(name + ".txt.actual"), actual);
    }
    assertThat(actual).as(name).isEqualTo(expected);
  }

  private BlockingRequest.Builder rowBlocks() {
    return BlockingRequest.builder().name("X", x).blockShape(x, 2, 4);
  }

  @Test
  void matmulHasItsContractedIndexOutermost() throws IOException {
    Expr y = Creation.stored("y.npy", ZEROS, DType.FLOAT64, 4, 6);
    check(
        "matmul",
        BlockingRequest.builder()
            .name("X", x)
            .name("Y", y)
            .blockShape(x, 3, 2)
            .blockShape(y, 2, 3)
            .output("C", Products.matmul(x, y)));
  }

  @Test
  void transposedProductOfRowBlocksMovesNoData() throws IOException {
    check("gram", rowBlocks().output("G", Products.matmul(Layouts.transpose(x), x)));
  }

  @Test
  void productOverOneBlockHasNoReduction() throws IOException {
    Expr w = Creation.ones(DType.FLOAT64, 4);
    check("matvec", rowBlocks().output("p", Products.matmul(x, w)));
  }

  @Test
  void varianceIsTwoPassesWithFusedTerms() throws IOException {
    check("variance", rowBlocks().output("v", Reductions.var(x, new int[] {0}, false, 0)));
  }

  @Test
  void disagreeingBlocksAreCutAnew() throws IOException {
    Expr y = Creation.stored("y.npy", ZEROS, DType.FLOAT64, 6, 4);
    check("regrid", rowBlocks().name("Y", y).blockShape(y, 3, 4).output("s", Functions.add(x, y)));
  }

  @Test
  void deadAndSharedNodesAreBlockedOnceOrNever() throws IOException {
    Expr scaled = Functions.multiply(x, Creation.constant(2));
    check(
        "shared",
        rowBlocks()
            .output("a", Functions.sqrt(scaled))
            .output("b", Reductions.sum(scaled))
            .name("unused", Functions.add(scaled, scaled)));
  }

  @Test
  void factorisationTakesWholeMatrices() throws IOException {
    Expr gram = Products.matmul(Layouts.transpose(x), x);
    Expr y = Creation.arange(0.0, 6.0, 1.0, null);
    Expr moment = Products.matmul(Layouts.transpose(x), y);
    check("least-squares", rowBlocks().output("beta", LinearAlgebra.solve(gram, moment)));
  }
}
