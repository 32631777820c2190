package io.numflink.array.kernel;

import io.numflink.array.block.Block;
import io.numflink.array.block.BlockGrid;
import io.numflink.array.block.DType;

/**
 * Ones on diagonal number {@code diagonal} (0: the main one, above it positive), zeros elsewhere.
 */
public record EyeKernel(int diagonal, DType dtype, BlockGrid grid) implements BlockKernel {

  @Override
  public Block compute(KernelContext context, int[] index, Block[] operands) {
    Block block = context.allocate(dtype, grid.shapeOf(index));
    Scalars.fill(block.data(), 0, block.size(), Scalars.convert(0, dtype));
    Object one = Scalars.convert(1, dtype);
    int columns = block.extent(1);
    long shift = grid.offset(0, index[0]) + diagonal - grid.offset(1, index[1]);
    for (int row = 0; row < block.extent(0); row++) {
      long column = row + shift;
      if (column >= 0 && column < columns) {
        int at = row * columns + (int) column;
        Scalars.fill(block.data(), at, at + 1, one);
      }
    }
    return block;
  }
}
