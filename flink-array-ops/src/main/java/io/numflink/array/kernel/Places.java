package io.numflink.array.kernel;

import io.numflink.array.block.BlockGrid;

/**
 * Where the elements of a block are in the whole array: place = base + Σ stride·coordinate, over
 * the coordinates in the block.
 *
 * @param base the place of the block's first element
 * @param strides by axis; 0 for axes that do not count
 */
record Places(long base, long[] strides) {

  /** Places along the reduced axis, or in row-major order of the array if {@code axes} is null. */
  static Places of(BlockGrid grid, int[] axes, int[] index, int[] blockShape, boolean[] reduced) {
    long[] strides = new long[blockShape.length];
    long[] shape = grid.shape();
    long base = 0;
    long stride = 1;
    for (int axis = shape.length - 1; axis >= 0; axis--) {
      if (reduced[axis]) {
        strides[axis] = stride;
        base += stride * grid.offset(axis, index[axis]);
        stride *= shape[axis];
      }
    }
    return new Places(base, strides);
  }
}
