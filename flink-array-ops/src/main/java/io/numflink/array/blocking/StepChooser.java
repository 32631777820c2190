package io.numflink.array.blocking;

import io.numflink.array.expr.BroadcastTo;
import io.numflink.array.expr.Concatenate;
import io.numflink.array.expr.Contract;
import io.numflink.array.expr.Elementwise;
import io.numflink.array.expr.Expr;
import io.numflink.array.expr.Factorise;
import io.numflink.array.expr.Leaf;
import io.numflink.array.expr.Reduce;
import io.numflink.array.expr.Reshape;
import io.numflink.array.expr.Slice;
import io.numflink.array.expr.Transpose;
import io.numflink.array.expr.Update;
import io.numflink.array.expr.Whole;

/** Chooses how a node becomes vertices. */
final class StepChooser implements Expr.Visitor<BlockStep> {
  private final Fusion fusion;
  private final ContractionForms forms;

  StepChooser(Fusion fusion, ContractionForms forms) {
    this.fusion = fusion;
    this.forms = forms;
  }

  @Override
  public BlockStep visit(Leaf leaf) {
    return new LeafBlocks(leaf);
  }

  @Override
  public BlockStep visit(Elementwise elementwise) {
    return new ElementwiseBlocks(elementwise, FusedProgram.of(elementwise, fusion));
  }

  @Override
  public BlockStep visit(Reduce reduce) {
    Expr operand = reduce.operand();
    FusedProgram elements =
        fusion.isAbsorbed(operand)
            ? FusedProgram.of((Elementwise) operand, fusion)
            : FusedProgram.reading(operand);
    return new ReduceBlocks(reduce, elements);
  }

  @Override
  public BlockStep visit(Contract contract) {
    return ContractBlocks.of(contract, forms.of(contract));
  }

  @Override
  public BlockStep visit(Transpose transpose) {
    return new TransposeBlocks(transpose);
  }

  @Override
  public BlockStep visit(Reshape reshape) {
    return new ReshapeBlocks(reshape);
  }

  @Override
  public BlockStep visit(Slice slice) {
    return GatherBlocks.of(slice);
  }

  @Override
  public BlockStep visit(Concatenate concatenate) {
    return GatherBlocks.of(concatenate);
  }

  @Override
  public BlockStep visit(BroadcastTo broadcast) {
    return GatherBlocks.of(broadcast);
  }

  @Override
  public BlockStep visit(Update update) {
    return GatherBlocks.isWithoutGaps(update.region())
        ? GatherBlocks.of(update)
        : new ScatterBlocks(update);
  }

  @Override
  public BlockStep visit(Factorise factorise) {
    return new FactoriseBlocks(factorise);
  }

  @Override
  public BlockStep visit(Whole whole) {
    return new WholeBlocks(whole);
  }
}
