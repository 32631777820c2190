package io.numflink.array.kernel;

import io.numflink.array.block.Block;

/** The lower triangular L with A = L Lᵀ of a symmetric positive definite block. */
public record CholeskyKernel() implements BlockKernel {

  @Override
  public Block compute(KernelContext context, int[] index, Block[] operands) {
    return Lapack.cholesky(context, operands[0]);
  }
}
