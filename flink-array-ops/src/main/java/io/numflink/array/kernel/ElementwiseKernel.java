package io.numflink.array.kernel;

import io.numflink.array.block.Block;

/**
 * Computes a chain of element-wise operations in one pass. The operand blocks broadcast against
 * each other: along each axis, aligned at the last, an operand has the result's extent or 1.
 *
 * @param program what to compute of each element
 */
public record ElementwiseKernel(ElementwiseProgram program) implements BlockKernel {

  /** The kernel of one function on operands of the given types. */
  public static ElementwiseKernel of(UFunc function, io.numflink.array.block.DType... in) {
    return new ElementwiseKernel(ElementwiseProgram.of(function, in));
  }

  @Override
  public Block compute(KernelContext context, int[] index, Block[] operands) {
    Evaluation evaluation = new Evaluation(program, operands);
    Block result = context.allocate(program.dtype(), evaluation.shape());
    evaluation.into(result.data());
    return result;
  }
}
