package io.numflink.array.blocking;

import io.numflink.array.block.BlockGrid;
import io.numflink.array.block.DType;
import io.numflink.array.kernel.BlockKernel;
import io.numflink.array.kernel.Combiner;
import io.numflink.lshs.VertexKind;
import java.util.Arrays;

/**
 * The terms of an array every block of which is a sum of as many terms (or another combination).
 * They are an array of their own, with the number of the term as its last axis. A single term is
 * the result, and there is nothing to combine.
 */
final class Terms {
  private final GraphAssembler graph;
  private final String name;
  private final String operation;
  private final DType dtype;
  private final BlockGrid result;
  private final int array;
  private final int[][] vertices;

  Terms(
      Blocks blocks,
      String name,
      String operation,
      DType dtype,
      BlockGrid result,
      int count,
      BlockKernel kernel) {
    this.graph = blocks.graph();
    this.name = name;
    this.operation = operation;
    this.dtype = dtype;
    this.result = result;
    this.vertices = new int[result.blockCount()][count];
    this.array =
        count == 1
            ? graph.addArray(name, operation, dtype, result, kernel)
            : graph.addArray(name + " terms", operation, dtype, withTerms(result, count), kernel);
  }

  private static BlockGrid withTerms(BlockGrid result, int count) {
    int rank = result.rank();
    long[] shape = Arrays.copyOf(result.shape(), rank + 1);
    int[] block = Arrays.copyOf(result.blockShape(), rank + 1);
    shape[rank] = count;
    block[rank] = 1;
    return new BlockGrid(shape, block);
  }

  /** Adds one term of a block of the result. */
  void add(VertexKind kind, int resultBlock, int term, long flops, int... operands) {
    int linear = resultBlock * vertices[resultBlock].length + term;
    vertices[resultBlock][term] = graph.addBlock(kind, array, linear, flops, operands);
  }

  /** Adds the combinations of the terms, all of which have been added. */
  BlockedArray combined(Combiner combiner) {
    int[] blocks = new int[vertices.length];
    if (vertices[0].length == 1) {
      Arrays.setAll(blocks, block -> vertices[block][0]);
      return graph.blocked(array, blocks);
    }
    int reduction = graph.addReduction(name, operation, dtype, result, combiner);
    for (int block = 0; block < blocks.length; block++) {
      blocks[block] =
          graph.addBlock(
              VertexKind.REDUCE,
              reduction,
              block,
              GraphAssembler.elements(result, block),
              vertices[block]);
    }
    return graph.blocked(reduction, blocks);
  }
}
