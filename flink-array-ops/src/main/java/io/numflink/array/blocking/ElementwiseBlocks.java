package io.numflink.array.blocking;

import io.numflink.array.block.BlockGrid;
import io.numflink.array.expr.Elementwise;
import io.numflink.array.expr.Expr;
import io.numflink.array.kernel.ElementwiseKernel;
import io.numflink.lshs.VertexKind;
import java.util.List;

/** A group of fused element-wise nodes: one vertex a block, of the aligned blocks of the inputs. */
record ElementwiseBlocks(Elementwise top, FusedProgram fused) implements BlockStep {

  @Override
  public List<Expr> inputs() {
    return fused.inputs();
  }

  @Override
  public BlockedArray build(Blocks blocks) {
    BlockGrid grid = blocks.gridFor(top);
    List<BlockedArray> operands =
        inputs().stream().map(input -> Operands.alignedWith(grid, input, blocks)).toList();
    GraphAssembler graph = blocks.graph();
    int array =
        graph.addArray(
            blocks.name(top),
            fused.operation(),
            top.dtype(),
            grid,
            new ElementwiseKernel(fused.program()));
    VertexKind kind = operands.isEmpty() ? VertexKind.GENERATED : VertexKind.MAP;
    int[] vertices = new int[grid.blockCount()];
    for (int block = 0; block < vertices.length; block++) {
      int[] index = grid.index(block);
      int[] from = operands.stream().mapToInt(o -> Operands.vertex(o, index)).toArray();
      long flops = (long) fused.program().operations() * GraphAssembler.elements(grid, block);
      vertices[block] = graph.addBlock(kind, array, block, flops, from);
    }
    return graph.blocked(array, vertices);
  }
}
