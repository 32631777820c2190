package io.numflink.array.kernel;

import io.numflink.array.block.Block;
import io.numflink.array.block.DType;

/**
 * What a kernel may use while it computes a block: memory for its result. One context serves one
 * slot; it is used by one thread at a time.
 */
public interface KernelContext {

  /** A block with arbitrary contents (it may be a recycled one) for the kernel to fill. */
  Block allocate(DType dtype, int... shape);

  /** The node's place for blocks that outlive the job. */
  default BlockKeeper keeper() {
    throw new UnsupportedOperationException("blocks are kept on a cluster only");
  }

  /** A context that allocates afresh each time. */
  static KernelContext simple() {
    return Block::zeros;
  }
}
