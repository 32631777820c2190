package io.numflink.array.kernel;

import io.numflink.array.block.Block;
import io.numflink.array.block.BlockGrid;
import io.numflink.array.block.DType;

/**
 * NumPy's {@code linspace}: element i of n is i (stop − start) / d + start, where d is n − 1 if the
 * end point belongs to the array, and then the last element is {@code stop} itself; else d is n.
 * Integer types take the floor.
 */
public record LinspaceKernel(
    double start, double stop, boolean endpoint, DType dtype, BlockGrid grid)
    implements BlockKernel {

  @Override
  public Block compute(KernelContext context, int[] index, Block[] operands) {
    long n = grid.shape()[0];
    long divisions = endpoint ? n - 1 : n;
    double delta = stop - start;
    double step = delta / divisions;
    long offset = grid.offset(0, index[0]);
    double[] values = new double[grid.extent(0, index[0])];
    for (int i = 0; i < values.length; i++) {
      long place = offset + i;
      double value =
          divisions <= 0
              ? place * delta
              : step == 0 ? place / (double) divisions * delta : place * step;
      value = endpoint && n > 1 && place == n - 1 ? stop : value + start;
      values[i] = dtype.isFloating() ? value : Math.floor(value);
    }
    Block block = context.allocate(dtype, values.length);
    Casts.of(DType.FLOAT64, dtype)
        .run(new Object[] {values}, new int[1], block.data(), 0, values.length);
    return block;
  }
}
