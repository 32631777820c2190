package io.numflink.array.kernel;

import io.numflink.array.block.Block;
import java.util.Arrays;

/**
 * A whole array (operand 0) with the elements replaced, by those of operand 1, at the places that
 * integer arrays (the other operands, of one shape) give along neighbouring axes.
 *
 * @param axis the first indexed axis
 */
public record PutKernel(int axis) implements BlockKernel {

  @Override
  public Block compute(KernelContext context, int[] index, Block[] operands) {
    Block in = operands[0];
    Block value = operands[1];
    Block out = context.allocate(in.dtype(), in.shape());
    System.arraycopy(in.data(), 0, out.data(), 0, in.size());
    IndexedRuns.of(in, axis, Arrays.copyOfRange(operands, 2, operands.length))
        .forEach((to, from, n) -> System.arraycopy(value.data(), from, out.data(), to, n));
    return out;
  }
}
