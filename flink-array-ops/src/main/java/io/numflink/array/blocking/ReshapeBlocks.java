package io.numflink.array.blocking;

import io.numflink.array.block.BlockGrid;
import io.numflink.array.expr.Expr;
import io.numflink.array.expr.Reshape;
import io.numflink.array.kernel.ReshapeKernel;
import io.numflink.lshs.VertexKind;
import java.util.List;

/** A reshape: each block of the result takes its elements from the blocks that have them. */
record ReshapeBlocks(Reshape reshape) implements BlockStep {

  @Override
  public List<Expr> inputs() {
    return List.of(reshape.operand());
  }

  @Override
  public BlockedArray build(Blocks blocks) {
    BlockedArray operand = blocks.get(reshape.operand());
    BlockGrid grid = blocks.gridFor(reshape);
    ReshapeKernel kernel = new ReshapeKernel(reshape.dtype(), operand.grid(), grid);
    GraphAssembler graph = blocks.graph();
    int array =
        graph.addArray(blocks.name(reshape), reshape.operation(), reshape.dtype(), grid, kernel);
    int[] vertices = new int[grid.blockCount()];
    for (int block = 0; block < vertices.length; block++) {
      int[] from =
          kernel.operandsFor(grid.index(block)).stream().mapToInt(operand::vertex).toArray();
      VertexKind kind = from.length == 0 ? VertexKind.GENERATED : VertexKind.MAP;
      vertices[block] = graph.addBlock(kind, array, block, 0, from);
    }
    return graph.blocked(array, vertices);
  }
}
