package io.numflink.array.blocking;

import io.numflink.array.block.BlockGrid;
import io.numflink.array.kernel.GatherKernel;
import io.numflink.lshs.VertexKind;
import java.util.List;

/** Arrays put together from rectangular pieces of others; the simplest is an array cut anew. */
final class Regrid {
  private Regrid() {}

  /** The array in blocks of another shape. */
  static BlockedArray of(BlockedArray array, BlockGrid grid, String name, GraphAssembler graph) {
    GatherKernel kernel = GatherKernel.reblock(array.dtype(), array.grid(), grid);
    int number = graph.addArray(name + " in other blocks", "regrid", array.dtype(), grid, kernel);
    return gathered(number, kernel, List.of(array), graph);
  }

  /** Adds the vertices of an array that a gather kernel makes. */
  static BlockedArray gathered(
      int array, GatherKernel kernel, List<BlockedArray> sources, GraphAssembler graph) {
    BlockGrid grid = graph.grid(array);
    int[] vertices = new int[grid.blockCount()];
    for (int block = 0; block < vertices.length; block++) {
      int[] operands =
          kernel.operandsFor(grid.index(block)).stream()
              .mapToInt(o -> sources.get(o.source()).vertex(o.blockIndex()))
              .toArray();
      VertexKind kind = operands.length == 0 ? VertexKind.GENERATED : VertexKind.MAP;
      vertices[block] = graph.addBlock(kind, array, block, 0, operands);
    }
    return graph.blocked(array, vertices);
  }
}
