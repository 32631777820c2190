package io.numflink.array.kernel;

import io.numflink.array.block.Block;

/** The solution X of A X = B of two blocks, a matrix or a vector B. */
public record SolveKernel() implements BlockKernel {

  @Override
  public Block compute(KernelContext context, int[] index, Block[] operands) {
    return Lapack.solve(context, operands[0], operands[1]);
  }
}
