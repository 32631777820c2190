package io.numflink.array.kernel;

import io.numflink.array.block.Block;

/** The inverse of a square block. */
public record InverseKernel() implements BlockKernel {

  @Override
  public Block compute(KernelContext context, int[] index, Block[] operands) {
    return Lapack.inverse(context, operands[0]);
  }
}
