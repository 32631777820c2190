package io.numflink.array.kernel;

import io.numflink.array.block.Block;
import io.numflink.array.block.BlockGrid;
import io.numflink.array.block.DType;

/** An array of one value: a {@link Boolean} or a {@link Number}. */
public record FillKernel(DType dtype, Object value, BlockGrid grid) implements BlockKernel {

  public FillKernel {
    value = Scalars.convert(value, dtype);
  }

  @Override
  public Block compute(KernelContext context, int[] index, Block[] operands) {
    Block block = context.allocate(dtype, grid.shapeOf(index));
    Scalars.fill(block.data(), 0, block.size(), value);
    return block;
  }
}
