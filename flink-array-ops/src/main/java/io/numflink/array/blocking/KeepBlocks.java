package io.numflink.array.blocking;

import io.numflink.array.block.DType;
import io.numflink.array.expr.Expr;
import io.numflink.array.kernel.KeepKernel;

/**
 * Keeps an array on the nodes that computed its blocks: one vertex a block, which gives an empty
 * block as its receipt.
 */
final class KeepBlocks {
  private KeepBlocks() {}

  /**
   * @param id the name to keep the array under
   */
  static BlockedGraph.Kept add(Expr expr, String id, Blocks blocks) {
    BlockedArray array = blocks.get(expr);
    GraphAssembler graph = blocks.graph();
    int keeper =
        graph.addArray(
            blocks.name(expr), "keep", DType.BOOL, array.grid(), new KeepKernel(id, array.grid()));
    int[] vertices = new int[array.vertices().length];
    for (int block = 0; block < vertices.length; block++) {
      vertices[block] = graph.addReceipt(keeper, block, array.vertices()[block]);
      graph.markOutput(vertices[block]);
    }
    return new BlockedGraph.Kept(expr, id, array.grid(), vertices);
  }
}
