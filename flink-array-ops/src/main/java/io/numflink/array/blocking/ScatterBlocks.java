package io.numflink.array.blocking;

import io.numflink.array.block.BlockGrid;
import io.numflink.array.expr.Expr;
import io.numflink.array.expr.Update;
import io.numflink.lshs.VertexKind;
import java.util.List;
import java.util.stream.IntStream;

/** A slice assignment to a region with gaps, such as every second row. */
record ScatterBlocks(Update update) implements BlockStep {

  @Override
  public List<Expr> inputs() {
    return update.operands();
  }

  @Override
  public BlockedArray build(Blocks blocks) {
    BlockGrid grid = blocks.gridFor(update);
    BlockedArray base = blocks.get(update.base(), grid);
    BlockedArray value = blocks.get(update.value());
    ScatterKernel kernel = new ScatterKernel(grid, value.grid(), update.region());
    GraphAssembler graph = blocks.graph();
    int array =
        graph.addArray(blocks.name(update), update.operation(), update.dtype(), grid, kernel);
    int[] vertices = new int[grid.blockCount()];
    for (int block = 0; block < vertices.length; block++) {
      int[] values =
          kernel.valueBlocks(grid.index(block)).stream().mapToInt(value::vertex).toArray();
      int[] operands =
          IntStream.concat(IntStream.of(base.vertices()[block]), IntStream.of(values)).toArray();
      vertices[block] = graph.addBlock(VertexKind.MAP, array, block, 0, operands);
    }
    return graph.blocked(array, vertices);
  }
}
