package io.numflink.array.kernel;

import io.numflink.array.block.Block;
import io.numflink.array.block.BlockGrid;
import io.numflink.array.block.DType;
import java.util.Arrays;

/** An array that the driver holds: cuts out its blocks. */
public final class LiteralKernel implements BlockKernel {
  private static final long serialVersionUID = 1L;

  private final DType dtype;
  private final Object data;
  private final BlockGrid grid;

  /**
   * @param array the whole array, not to be written to
   * @param grid how it is cut
   */
  public LiteralKernel(Block array, BlockGrid grid) {
    long[] shape = Arrays.stream(array.shape()).asLongStream().toArray();
    if (!Arrays.equals(shape, grid.shape())) {
      throw new IllegalArgumentException(
          "a literal of shape %s does not fit the grid %s".formatted(Arrays.toString(shape), grid));
    }
    this.dtype = array.dtype();
    this.data = array.data();
    this.grid = grid;
  }

  @Override
  public Block compute(KernelContext context, int[] index, Block[] operands) {
    Block block = context.allocate(dtype, grid.shapeOf(index));
    FlatRuns.forEach(
        grid,
        index,
        (flat, at, n) -> System.arraycopy(data, Math.toIntExact(flat), block.data(), at, n));
    return block;
  }
}
