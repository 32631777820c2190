package io.numflink.array.kernel;

import io.numflink.array.block.Block;

/** The determinant of a square block, a 0-d block. */
public record DetKernel() implements BlockKernel {

  @Override
  public Block compute(KernelContext context, int[] index, Block[] operands) {
    return Lapack.determinant(context, operands[0]);
  }
}
