package io.numflink.array.blocking;

import io.numflink.array.block.Block;
import io.numflink.array.block.BlockGrid;
import io.numflink.array.block.DType;
import java.util.function.IntFunction;

/** Puts the blocks of an array together. */
public final class WholeArray {
  private WholeArray() {}

  /**
   * The array as one block.
   *
   * @param blocks gives the block at a place in row-major order of the grid; a single block is
   *     handed through, not copied
   */
  public static Block assemble(DType dtype, BlockGrid grid, IntFunction<Block> blocks) {
    if (grid.blockCount() == 1) {
      return blocks.apply(0);
    }
    long[] extents = grid.shape();
    int rank = extents.length;
    int[] shape = new int[rank];
    for (int axis = 0; axis < rank; axis++) {
      shape[axis] = Math.toIntExact(extents[axis]);
    }
    Block whole = Block.zeros(dtype, shape);
    for (int linear = 0; linear < grid.blockCount(); linear++) {
      Block block = blocks.apply(linear);
      int[] index = grid.index(linear);
      int width = block.extent(rank - 1);
      int rows = width == 0 ? 0 : block.size() / width;
      for (int row = 0; row < rows; row++) {
        int target = 0;
        int stride = 1;
        int rest = row;
        for (int axis = rank - 1; axis >= 0; axis--) {
          int within = axis == rank - 1 ? 0 : rest % block.extent(axis);
          rest = axis == rank - 1 ? rest : rest / block.extent(axis);
          target += (int) (grid.offset(axis, index[axis]) + within) * stride;
          stride *= shape[axis];
        }
        System.arraycopy(block.data(), row * width, whole.data(), target, width);
      }
    }
    return whole;
  }

  /** A copy that shares no memory. */
  static Block copy(Block block) {
    Object data = Block.newArray(block.dtype(), block.size());
    System.arraycopy(block.data(), 0, data, 0, block.size());
    return Block.wrap(block.dtype(), data, block.shape());
  }
}
