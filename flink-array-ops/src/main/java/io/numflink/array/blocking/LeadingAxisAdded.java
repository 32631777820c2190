package io.numflink.array.blocking;

import io.numflink.array.block.Block;
import io.numflink.array.kernel.BlockKernel;
import io.numflink.array.kernel.KernelContext;
import java.util.Arrays;

/** A kernel whose blocks have a leading axis of one block that it does not count in the index. */
record LeadingAxisAdded(BlockKernel kernel) implements BlockKernel {

  @Override
  public Block compute(KernelContext context, int[] index, Block[] operands) {
    return kernel.compute(context, Arrays.copyOfRange(index, 1, index.length), operands);
  }
}
