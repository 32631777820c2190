package io.numflink.array.kernel;

import io.numflink.array.block.Block;

/** Permutes the axes of a block: axis i of the result is axis {@code permutation[i]}. */
public final class TransposeKernel implements BlockKernel {
  private static final long serialVersionUID = 1L;

  private final int[] permutation;

  public TransposeKernel(int... permutation) {
    this.permutation = permutation.clone();
  }

  @Override
  public Block compute(KernelContext context, int[] index, Block[] operands) {
    Block block = operands[0];
    int[] strides = Layout.strides(block.shape());
    int[] shape = new int[permutation.length];
    int[] from = new int[permutation.length];
    for (int axis = 0; axis < permutation.length; axis++) {
      shape[axis] = block.extent(permutation[axis]);
      from[axis] = strides[permutation[axis]];
    }
    Block result = context.allocate(block.dtype(), shape);
    Layout.copy(block.data(), 0, from, result.data(), 0, Layout.strides(shape), shape);
    return result;
  }
}
