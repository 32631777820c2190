package io.numflink.array.blocking;

import io.numflink.array.block.BlockGrid;
import io.numflink.array.expr.Expr;
import io.numflink.array.expr.Whole;
import io.numflink.lshs.VertexKind;
import java.util.List;

/** A function of whole arrays: one vertex, of operands that are each cut into one block. */
record WholeBlocks(Whole whole) implements BlockStep {

  @Override
  public List<Expr> inputs() {
    return whole.operands();
  }

  @Override
  public BlockedArray build(Blocks blocks) {
    GraphAssembler graph = blocks.graph();
    int array =
        graph.addArray(
            blocks.name(whole),
            whole.operation(),
            whole.dtype(),
            BlockGrid.single(whole.shape()),
            whole.kernel());
    int[] operands =
        inputs().stream()
            .mapToInt(input -> blocks.get(input, BlockGrid.single(input.shape())).vertices()[0])
            .toArray();
    long work = inputs().stream().mapToLong(Expr::size).sum();
    int vertex = graph.addBlock(VertexKind.MAP, array, 0, work, operands);
    return graph.blocked(array, new int[] {vertex});
  }
}
