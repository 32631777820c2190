package io.numflink.lshs;

import java.util.Arrays;

/**
 * Builds block graphs of array expressions for tests, the way a compiler of arrays would: products
 * with the contracted index outermost, in an array of their own, then the reductions. Sizes are in
 * elements of 8 bytes.
 */
final class ArrayGraph {
  private static final int ELEMENT = 8;

  /** An array: the vertex of each block in row-major order, and elements of one block. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Blocks(int[] grid, int[] vertices, int elements) {
    int at(int... index) {
      int linear = 0;
      for (int axis = 0; axis < grid.length; axis++) {
        linear = linear * grid[axis] + index[axis];
      }
      return vertices[linear];
    }
  }

  final BlockGraph.Builder graph = BlockGraph.builder();

  Blocks leaf(VertexKind kind, String name, int elements, int... grid) {
    int array = graph.addArray(name, "load", grid);
    int[] vertices = new int[product(grid)];
    for (int i = 0; i < vertices.length; i++) {
      vertices[i] = graph.addVertex(kind, array, i, (long) elements * ELEMENT, 0);
    }
    return new Blocks(grid, vertices, elements);
  }

  Blocks input(String name, int elements, int... grid) {
    return leaf(VertexKind.INPUT, name, elements, grid);
  }

  /** An element-wise operation on arrays of equal grids. */
  Blocks map(String name, int elements, Blocks... operands) {
    int[] grid = operands[0].grid;
    int array = graph.addArray(name, "elementwise", grid);
    int[] vertices = new int[product(grid)];
    for (int i = 0; i < vertices.length; i++) {
      int[] of = new int[operands.length];
      for (int k = 0; k < of.length; k++) {
        of[k] = operands[k].vertices[i];
      }
      vertices[i] =
          graph.addVertex(VertexKind.MAP, array, i, (long) elements * ELEMENT, elements, of);
    }
    return new Blocks(grid, vertices, elements);
  }

  /** The transpose of a matrix in memory, block by block. */
  Blocks transposed(String name, Blocks x) {
    int[] grid = {x.grid[1], x.grid[0]};
    int array = graph.addArray(name, "transpose", grid);
    int[] vertices = new int[product(grid)];
    for (int i = 0; i < vertices.length; i++) {
      vertices[i] =
          graph.addVertex(
              VertexKind.MAP,
              array,
              i,
              (long) x.elements * ELEMENT,
              0,
              x.at(i % grid[1], i / grid[1]));
    }
    return new Blocks(grid, vertices, x.elements);
  }

  /** One product of a contraction or one term of a sum: the operands of term k of block c. */
  interface Term {
    int[] operands(int block, int k);
  }

  /** Blocks that are reductions of {@code terms} terms each. */
  Blocks reduce(
      String name,
      VertexKind kind,
      int elements,
      long termFlops,
      int[] grid,
      int terms,
      Term term) {
    int[] termGrid = Arrays.copyOf(grid, grid.length + 1);
    termGrid[grid.length] = terms;
    int termArray = graph.addArray(name + " terms", name, termGrid);
    int array = graph.addArray(name, name, grid);
    int blocks = product(grid);
    int[][] termVertices = new int[blocks][terms];
    for (int k = 0; k < terms; k++) {
      for (int c = 0; c < blocks; c++) {
        termVertices[c][k] =
            graph.addVertex(
                kind,
                termArray,
                c * terms + k,
                (long) elements * ELEMENT,
                termFlops,
                term.operands(c, k));
      }
    }
    int[] vertices = new int[blocks];
    for (int c = 0; c < blocks; c++) {
      vertices[c] =
          graph.addVertex(
              VertexKind.REDUCE, array, c, (long) elements * ELEMENT, elements, termVertices[c]);
    }
    return new Blocks(grid, vertices, elements);
  }

  /** The matrix product of 2-d arrays of m×k and k×n blocks. */
  Blocks matmul(String name, Blocks a, Blocks b, int elements, long flops) {
    int m = a.grid[0];
    int n = b.grid[1];
    return reduce(
        name,
        VertexKind.CONTRACT,
        elements,
        flops,
        new int[] {m, n},
        a.grid[1],
        (c, k) -> new int[] {a.at(c / n, k), b.at(k, c % n)});
  }

  /** AᵀB of two columns of row blocks. */
  Blocks transposedProduct(String name, Blocks a, Blocks b, int elements, long flops) {
    return reduce(
        name,
        VertexKind.CONTRACT,
        elements,
        flops,
        new int[] {1, 1},
        a.vertices.length,
        (c, k) -> new int[] {a.vertices[k], b.vertices[k]});
  }

  /** The sum over the blocks of the first axis. */
  Blocks sum(String name, Blocks a, int elements) {
    return reduce(
        name,
        VertexKind.MAP,
        elements,
        a.elements,
        new int[] {1},
        a.vertices.length,
        (c, k) -> new int[] {a.vertices[k]});
  }

  void output(Blocks blocks) {
    for (int v : blocks.vertices) {
      graph.markOutput(v);
    }
  }

  BlockGraph build() {
    return graph.build();
  }

  private static int product(int[] grid) {
    int product = 1;
    for (int extent : grid) {
      product *= extent;
    }
    return product;
  }
}
