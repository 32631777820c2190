package io.numflink.array.blocking;

import static io.numflink.array.reference.ReferenceAssert.assertMatches;

import io.numflink.array.block.Block;
import io.numflink.array.block.DType;
import io.numflink.array.block.Golden;
import io.numflink.array.expr.Creation;
import io.numflink.array.expr.Expr;
import io.numflink.array.expr.Functions;
import io.numflink.array.expr.Layouts;
import io.numflink.array.expr.LinearAlgebra;
import io.numflink.array.expr.Products;
import io.numflink.array.kernel.RandomKernel.Distribution;
import java.math.BigInteger;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Dense linear algebra within blocked programs. */
class LinearAlgebraBlockingTest {

  private static Expr tall(DType dtype) {
    Expr uniform =
        Creation.random(BigInteger.TEN, 0, Distribution.UNIFORM, -1, 1, DType.FLOAT64, 7, 4);
    return Functions.cast(uniform, dtype);
  }

  private static Expr positiveDefinite(DType dtype) {
    Expr a = tall(dtype);
    Expr gram = Products.matmul(Layouts.transpose(a), a);
    return Functions.add(gram, Creation.eye(4, 4, 0, dtype));
  }

  private static Block[] evaluate(Expr... roots) {
    return LocalEvaluator.evaluate(
        Blocking.block(BlockingRequest.of(roots), new BlockingOptions(2, 64)));
  }

  @ParameterizedTest
  @EnumSource(names = {"FLOAT32", "FLOAT64"})
  void agreesWithTextbookLoops(DType dtype) {
    Expr a = tall(dtype);
    Expr s = positiveDefinite(dtype);
    Expr[] roots = {
      LinearAlgebra.cholesky(s),
      LinearAlgebra.inv(s),
      LinearAlgebra.det(s),
      LinearAlgebra.solve(s, Layouts.transpose(a)),
      LinearAlgebra.qr(a).q(),
      LinearAlgebra.qr(a).r(),
      LinearAlgebra.svd(a).s(),
      LinearAlgebra.eigh(s).w(),
    };
    Block[] values = evaluate(roots);
    for (int i = 0; i < roots.length; i++) {
      assertMatches(values[i], roots[i]);
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"FLOAT32", "FLOAT64"})
  void factorsMultiplyToTheMatrix(DType dtype) {
    Expr a = tall(dtype);
    Expr s = positiveDefinite(dtype);
    LinearAlgebra.Svd svd = LinearAlgebra.svd(a);
    LinearAlgebra.Eigh eigh = LinearAlgebra.eigh(s);
    Block[] values =
        evaluate(
            a,
            Products.matmul(Functions.multiply(svd.u(), svd.s()), svd.vh()),
            s,
            Products.matmul(Functions.multiply(eigh.v(), eigh.w()), Layouts.transpose(eigh.v())));
    double tolerance = dtype == DType.FLOAT32 ? 1e-5 : 1e-13;
    Golden.assertEqual(values[1], values[0], tolerance, "U diag(s) Vᴴ");
    Golden.assertEqual(values[3], values[2], tolerance, "V diag(w) Vᵀ");
  }
}
