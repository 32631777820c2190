package io.numflink.array.kernel;

import io.numflink.array.block.Block;
import io.numflink.array.block.BlockGrid;

/**
 * Fetches blocks that a {@link KeepKernel} kept on the same node.
 *
 * @param array the name that the array is kept under
 * @param grid the array's grid
 */
public record KeptKernel(String array, BlockGrid grid) implements BlockKernel {

  @Override
  public Block compute(KernelContext context, int[] index, Block[] operands) {
    return context.keeper().kept(context, array, grid.linear(index));
  }
}
