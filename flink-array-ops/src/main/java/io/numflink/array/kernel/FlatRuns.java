package io.numflink.array.kernel;

import io.numflink.array.block.BlockGrid;

/**
 * The stretches of a block that are consecutive in the row-major order of the whole array: its rows
 * along the last axis, or more where the block has the array's full extent.
 */
final class FlatRuns {

  /** Receives a stretch of {@code n} elements. */
  @FunctionalInterface
  interface Action {
    /**
     * @param flat the first element's place in the array
     * @param at its place in the block
     */
    void accept(long flat, int at, int n);
  }

  private FlatRuns() {}

  static void forEach(BlockGrid grid, int[] index, Action action) {
    long[] shape = grid.shape();
    int[] block = grid.shapeOf(index);
    int run = 1;
    int outer = shape.length;
    boolean whole = true;
    while (outer > 0 && whole) {
      outer--;
      run *= block[outer];
      whole = block[outer] == shape[outer];
    }
    int rows = 1;
    for (int axis = 0; axis < outer; axis++) {
      rows *= block[axis];
    }
    if (run == 0) {
      return;
    }
    for (int row = 0; row < rows; row++) {
      action.accept(flat(grid, index, shape, block, outer, row), row * run, run);
    }
  }

  private static long flat(
      BlockGrid grid, int[] index, long[] shape, int[] block, int outer, int row) {
    long flat = 0;
    long stride = 1;
    int rest = row;
    for (int axis = shape.length - 1; axis >= 0; axis--) {
      int coordinate = 0;
      if (axis < outer) {
        coordinate = rest % block[axis];
        rest /= block[axis];
      }
      flat += stride * (grid.offset(axis, index[axis]) + coordinate);
      stride *= shape[axis];
    }
    return flat;
  }
}
