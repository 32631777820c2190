package io.numflink.array.blocking;

import io.numflink.array.block.BlockGrid;
import io.numflink.array.block.DType;

/**
 * An array whose blocks are vertices of a graph.
 *
 * @param array the array's number in the graph
 * @param dtype the type of its elements
 * @param grid how it is cut into blocks
 * @param vertices the vertex of every block, in row-major order of the grid
 */
record BlockedArray(int array, DType dtype, BlockGrid grid, int[] vertices) {

  BlockedArray {
    if (vertices.length != grid.blockCount()) {
      throw new IllegalArgumentException(
          "%d vertices for %d blocks".formatted(vertices.length, grid.blockCount()));
    }
  }

  int vertex(int... index) {
    return vertices[grid.linear(index)];
  }
}
