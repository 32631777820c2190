package io.numflink.array.blocking;

import io.numflink.array.block.Block;
import io.numflink.array.block.BlockGrid;
import io.numflink.array.expr.BlockReader;
import io.numflink.array.kernel.BlockKernel;
import io.numflink.array.kernel.KernelContext;

/** Reads the blocks of a stored array. */
record ReadKernel(BlockReader reader, BlockGrid grid) implements BlockKernel {

  @Override
  public Block compute(KernelContext context, int[] index, Block[] operands) {
    long[] offset = new long[index.length];
    for (int axis = 0; axis < index.length; axis++) {
      offset[axis] = grid.offset(axis, index[axis]);
    }
    return reader.read(offset, grid.shapeOf(index));
  }
}
