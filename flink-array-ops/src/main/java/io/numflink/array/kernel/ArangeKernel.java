package io.numflink.array.kernel;

import io.numflink.array.block.Block;
import io.numflink.array.block.BlockGrid;
import io.numflink.array.block.DType;

/**
 * NumPy's {@code arange}: element i is start + i δ, where δ = (start + step) − start as the type
 * rounds it.
 */
public record ArangeKernel(Number start, Number step, DType dtype, BlockGrid grid)
    implements BlockKernel {

  @Override
  public Block compute(KernelContext context, int[] index, Block[] operands) {
    Block block = context.allocate(dtype, grid.shapeOf(index));
    long offset = grid.offset(0, index[0]);
    switch (dtype) {
      case FLOAT64 -> fill(block.float64(), offset);
      case FLOAT32 -> fill(block.float32(), offset);
      case INT64 -> fill(block.int64(), offset);
      case INT32 -> fill(block.int32(), offset);
      case BOOL -> fill(block.bool(), offset);
    }
    return block;
  }

  private void fill(double[] values, long offset) {
    double first = start.doubleValue();
    double delta = (first + step.doubleValue()) - first;
    for (int i = 0; i < values.length; i++) {
      values[i] = first + (offset + i) * delta;
    }
  }

  private void fill(float[] values, long offset) {
    float first = start.floatValue();
    float delta = (float) (start.doubleValue() + step.doubleValue()) - first;
    for (int i = 0; i < values.length; i++) {
      values[i] = first + (offset + i) * delta;
    }
  }

  private void fill(long[] values, long offset) {
    for (int i = 0; i < values.length; i++) {
      values[i] = integer(offset + i);
    }
  }

  private void fill(int[] values, long offset) {
    for (int i = 0; i < values.length; i++) {
      values[i] = (int) integer(offset + i);
    }
  }

  private void fill(boolean[] values, long offset) {
    for (int i = 0; i < values.length; i++) {
      values[i] = integer(offset + i) != 0;
    }
  }

  private long integer(long i) {
    return start.longValue() + i * step.longValue();
  }
}
