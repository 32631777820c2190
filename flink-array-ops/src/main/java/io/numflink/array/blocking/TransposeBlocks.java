package io.numflink.array.blocking;

import io.numflink.array.block.BlockGrid;
import io.numflink.array.expr.Expr;
import io.numflink.array.expr.Transpose;
import io.numflink.array.kernel.TransposeKernel;
import io.numflink.lshs.VertexKind;
import java.util.List;

/** A transpose whose user needs it in memory: every block is transposed by itself. */
record TransposeBlocks(Transpose transpose) implements BlockStep {

  @Override
  public List<Expr> inputs() {
    return List.of(transpose.operand());
  }

  @Override
  public BlockedArray build(Blocks blocks) {
    BlockedArray operand = blocks.get(transpose.operand());
    int[] permutation = transpose.permutation();
    int[] block = new int[permutation.length];
    for (int axis = 0; axis < block.length; axis++) {
      block[axis] = operand.grid().blockShape()[permutation[axis]];
    }
    BlockGrid grid = new BlockGrid(transpose.shape(), block);
    GraphAssembler graph = blocks.graph();
    int array =
        graph.addArray(
            blocks.name(transpose),
            transpose.operation(),
            transpose.dtype(),
            grid,
            new TransposeKernel(permutation));
    int[] vertices = new int[grid.blockCount()];
    for (int linear = 0; linear < vertices.length; linear++) {
      int[] index = grid.index(linear);
      int[] from = new int[index.length];
      for (int axis = 0; axis < index.length; axis++) {
        from[permutation[axis]] = index[axis];
      }
      vertices[linear] = graph.addBlock(VertexKind.MAP, array, linear, 0, operand.vertex(from));
    }
    return graph.blocked(array, vertices);
  }
}
