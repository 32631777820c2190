package io.numflink.array.blocking;

import static org.assertj.core.api.Assertions.assertThat;

import io.numflink.array.block.DType;
import io.numflink.array.expr.Creation;
import io.numflink.array.expr.Elementwise;
import io.numflink.array.expr.Expr;
import io.numflink.array.expr.Functions;
import io.numflink.array.expr.Layouts;
import io.numflink.array.expr.Products;
import io.numflink.array.expr.Reductions;
import java.util.List;
import org.junit.jupiter.api.Test;

class FusionTest {
  private final Expr x = Creation.zeros(DType.FLOAT64, 4, 3);
  private final Expr y = Creation.ones(DType.FLOAT64, 4, 3);
  private final Expr sum = Functions.add(x, y);

  private static Fusion fusion(Expr... roots) {
    return new Fusion(
        TopologicalOrder.of(List.of(roots)), ContractionForms.asWritten(), List.of(roots));
  }

  @Test
  void absorbsAChainIntoItsLastNode() {
    Expr square = Functions.multiply(sum, sum);
    Expr root = Functions.sqrt(square);
    Fusion fusion = fusion(root);
    assertThat(fusion.isAbsorbed(sum)).isTrue();
    assertThat(fusion.isAbsorbed(square)).isTrue();
    FusedProgram program = FusedProgram.of((Elementwise) root, fusion);
    assertThat(program.inputs()).containsExactly(x, y);
    assertThat(program.operation()).isEqualTo("add+multiply+sqrt");
  }

  @Test
  void absorbsTheElementsOfAReduction() {
    assertThat(fusion(Reductions.sum(sum)).isAbsorbed(sum)).isTrue();
  }

  @Test
  void keepsANodeThatTwoNodesUse() {
    Fusion fusion = fusion(Functions.sqrt(sum), Functions.multiply(sum, x));
    assertThat(fusion.isAbsorbed(sum)).isFalse();
  }

  @Test
  void keepsANodeThatIsAskedFor() {
    assertThat(fusion(Functions.sqrt(sum), sum).isAbsorbed(sum)).isFalse();
  }

  @Test
  void keepsANodeThatItsUserBroadcasts() {
    Expr row = Functions.sqrt(Creation.ones(DType.FLOAT64, 3));
    assertThat(fusion(Functions.add(x, row)).isAbsorbed(row)).isFalse();
  }

  @Test
  void keepsOperandsOfContractionsAndLayouts() {
    assertThat(fusion(Products.matmul(Layouts.transpose(x), sum)).isAbsorbed(sum)).isFalse();
    assertThat(fusion(Layouts.ravel(sum)).isAbsorbed(sum)).isFalse();
  }

  @Test
  void limitsTheLengthOfAProgram() {
    Expr root = x;
    for (int i = 0; i < 100 * Fusion.MOST_FUNCTIONS; i++) {
      root = Functions.add(root, y);
    }
    Fusion fusion = fusion(root);
    FusedProgram program = FusedProgram.of((Elementwise) root, fusion);
    assertThat(program.program().operations()).isEqualTo(Fusion.MOST_FUNCTIONS);
  }
}
