package io.numflink.array.blocking;

import io.numflink.array.block.Block;
import io.numflink.array.block.BlockGrid;
import io.numflink.array.block.DType;
import io.numflink.array.expr.BlockWriter;
import io.numflink.array.kernel.BlockKernel;
import io.numflink.array.kernel.KernelContext;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;

/**
 * Writes blocks of an array; the result is the number of bytes.
 *
 * @param grid how the array that is written is cut
 */
record WriteKernel(BlockWriter writer, BlockGrid grid) implements BlockKernel {

  @Override
  public Block compute(KernelContext context, int[] index, Block[] operands) {
    long[] offset = new long[index.length];
    for (int axis = 0; axis < index.length; axis++) {
      offset[axis] = grid.offset(axis, index[axis]);
    }
    try {
      writer.write(offset, operands[0]);
    } catch (IOException e) {
      throw new UncheckedIOException(e.getMessage(), e);
    }
    int[] shape = new int[index.length];
    Arrays.fill(shape, 1);
    Block written = context.allocate(DType.INT64, shape);
    written.int64()[0] = operands[0].bytes();
    return written;
  }
}
