package io.numflink.array.blocking;

import io.numflink.array.block.BlockGrid;
import io.numflink.array.expr.Expr;
import io.numflink.array.expr.Factorise;
import io.numflink.lshs.VertexKind;
import java.util.List;

/** Dense linear algebra: one vertex, of operands that are each cut into one block. */
record FactoriseBlocks(Factorise factorise) implements BlockStep {

  @Override
  public List<Expr> inputs() {
    return factorise.operands();
  }

  @Override
  public BlockedArray build(Blocks blocks) {
    GraphAssembler graph = blocks.graph();
    int array =
        graph.addArray(
            blocks.name(factorise),
            factorise.operation(),
            factorise.dtype(),
            BlockGrid.single(factorise.shape()),
            factorise.factorisation().kernel());
    int[] operands =
        inputs().stream()
            .mapToInt(input -> blocks.get(input, BlockGrid.single(input.shape())).vertices()[0])
            .toArray();
    Expr last = inputs().get(inputs().size() - 1);
    long flops =
        factorise
            .factorisation()
            .flops(
                factorise.matrix().extent(0),
                factorise.matrix().extent(1),
                last.rank() > 1 ? last.extent(1) : 1);
    int vertex = graph.addBlock(VertexKind.MAP, array, 0, flops, operands);
    return graph.blocked(array, new int[] {vertex});
  }
}
