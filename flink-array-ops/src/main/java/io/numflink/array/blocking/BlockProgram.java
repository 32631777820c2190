package io.numflink.array.blocking;

import io.numflink.array.block.BlockGrid;
import io.numflink.array.block.DType;
import io.numflink.array.kernel.BlockKernel;
import io.numflink.array.kernel.Combiner;
import io.numflink.lshs.BlockGraph;
import java.util.List;

/**
 * What is to run: a graph of block operations and, for each array of the graph, what computes its
 * blocks.
 *
 * @param graph the block operations
 * @param arrays one entry for each of {@code graph.arrays()}, in the same order
 */
public record BlockProgram(BlockGraph graph, List<ArrayProgram> arrays) {

  /**
   * How the blocks of one array come about.
   *
   * @param dtype the type of its elements
   * @param grid how it is cut into blocks; of an array that holds the terms of a reduction, the
   *     grid of the terms, with the number of the term as an additional last axis of block extent 1
   * @param kernel computes a block; null for a reduction
   * @param combiner combines the terms of a reduction; null for other arrays
   */
  public record ArrayProgram(DType dtype, BlockGrid grid, BlockKernel kernel, Combiner combiner) {
    public ArrayProgram {
      if ((kernel == null) == (combiner == null)) {
        throw new IllegalArgumentException("an array has either a kernel or a combiner");
      }
    }
  }

  public BlockProgram {
    arrays = List.copyOf(arrays);
    if (arrays.size() != graph.arrays().size()) {
      throw new IllegalArgumentException(
          "%d array programs for %d arrays".formatted(arrays.size(), graph.arrays().size()));
    }
  }
}
