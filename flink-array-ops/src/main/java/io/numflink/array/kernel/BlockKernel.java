package io.numflink.array.kernel;

import io.numflink.array.block.Block;
import java.io.Serializable;

/**
 * Computes one block of an array from blocks of its operands. Kernels are immutable and are shipped
 * to the task managers; one kernel serves all blocks of its array.
 */
public interface BlockKernel extends Serializable {

  /**
   * The block at {@code index}.
   *
   * @param context memory for the result
   * @param index the block's index in its array's grid, one number an axis
   * @param operands the operand blocks, in the order of the vertex's operands; not to be written to
   * @return a block that shares no memory with the operands
   */
  Block compute(KernelContext context, int[] index, Block[] operands);

  /** A kernel that can add its result to what is there already, such as GEMM with β = 1. */
  interface Accumulating extends BlockKernel {

    /** {@code accumulator} ← {@code accumulator} ⊕ {@code compute(index, operands)}. */
    void accumulate(KernelContext context, Block accumulator, int[] index, Block[] operands);
  }
}
