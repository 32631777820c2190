package io.numflink.array.kernel;

import io.numflink.array.block.Block;
import java.util.Arrays;

/**
 * Elements of a whole array (operand 0) at the places that integer arrays (the other operands, of
 * one shape) give along neighbouring axes.
 *
 * @param axis the first indexed axis
 */
public record TakeKernel(int axis) implements BlockKernel {

  @Override
  public Block compute(KernelContext context, int[] index, Block[] operands) {
    Block in = operands[0];
    IndexedRuns runs = IndexedRuns.of(in, axis, Arrays.copyOfRange(operands, 1, operands.length));
    Block out = context.allocate(in.dtype(), runs.resultShape());
    runs.forEach((from, to, n) -> System.arraycopy(in.data(), from, out.data(), to, n));
    return out;
  }
}
