package io.numflink.array.kernel;

import io.numflink.array.block.Block;
import io.numflink.array.block.BlockGrid;

/**
 * Keeps each block of its operand on the node; the result is an empty block.
 *
 * @param array the name that the array is kept under
 * @param grid the array's grid
 */
public record KeepKernel(String array, BlockGrid grid) implements BlockKernel {

  @Override
  public Block compute(KernelContext context, int[] index, Block[] operands) {
    context.keeper().keep(array, grid.linear(index), operands[0]);
    return Block.of(new boolean[0], 0);
  }
}
