package io.numflink.array.kernel;

import io.numflink.array.block.Block;
import io.numflink.array.block.DType;
import java.util.Arrays;

/** Takes the places out of combined (value, place) pairs: the last step of argmin and argmax. */
public record ArgumentKernel() implements BlockKernel {

  @Override
  public Block compute(KernelContext context, int[] index, Block[] operands) {
    Block pairs = operands[0];
    int[] shape = Arrays.copyOfRange(pairs.shape(), 1, pairs.rank());
    Block result = context.allocate(DType.INT64, shape);
    int n = result.size();
    Casts.of(pairs.dtype(), DType.INT64)
        .run(new Object[] {pairs.data()}, new int[] {n}, result.data(), 0, n);
    return result;
  }
}
