package io.numflink.array.blocking;

import io.numflink.array.block.BlockGrid;
import io.numflink.array.block.DType;
import io.numflink.lshs.VertexKind;
import java.util.Arrays;

/**
 * Writes an array in the blocks that it was made in: one vertex a block, whose own block is one
 * number, the bytes written. These vertices are outputs, so a job is done when all is written, and
 * moving an array to where it is written would cost far more than moving the number.
 */
final class StoreBlocks {
  private StoreBlocks() {}

  static void add(BlockingRequest.Store store, Blocks blocks) {
    BlockedArray stored = blocks.get(store.expr());
    GraphAssembler graph = blocks.graph();
    int array =
        graph.addArray(
            blocks.name(store.expr()) + " written",
            "save",
            DType.INT64,
            onePerBlock(stored.grid()),
            new WriteKernel(store.writer(), stored.grid()));
    for (int block = 0; block < stored.vertices().length; block++) {
      int vertex = graph.addBlock(VertexKind.MAP, array, block, 0, stored.vertices()[block]);
      graph.markOutput(vertex);
    }
  }

  /** One element for each block of a grid. */
  private static BlockGrid onePerBlock(BlockGrid grid) {
    int[] ones = new int[grid.rank()];
    Arrays.fill(ones, 1);
    return new BlockGrid(Arrays.stream(grid.grid()).asLongStream().toArray(), ones);
  }
}
