package io.numflink.connectors.npy;

import java.io.IOException;

/**
 * The stretches of a block that are consecutive in the row-major order of the whole array: rows
 * along the last axis, or more where the block has the array's full extent.
 */
final class Runs {
  private final long[] shape;
  private final long[] offset;
  private final int[] block;

  /** The last axis along which consecutive elements of the block may be apart, plus one. */
  private final int outer;

  private final int length;
  private final int count;

  /**
   * @param shape of the array
   * @param offset of the block's first element
   * @param block the block's shape
   */
  Runs(long[] shape, long[] offset, int[] block) {
    this.shape = shape;
    this.offset = offset;
    this.block = block;
    int run = 1;
    int axis = shape.length;
    boolean whole = true;
    while (axis > 0 && whole) {
      axis--;
      run *= block[axis];
      whole = block[axis] == shape[axis];
    }
    outer = axis;
    length = run;
    int rows = run == 0 ? 0 : 1;
    for (int a = 0; a < outer; a++) {
      rows *= block[a];
    }
    count = rows;
  }

  /** How many elements each stretch has. */
  int length() {
    return length;
  }

  /** How many stretches there are. */
  int count() {
    return count;
  }

  /** The place in the array of a stretch's first element; stretches are in ascending order. */
  long start(int run) {
    long start = 0;
    long stride = 1;
    int rest = run;
    for (int axis = shape.length - 1; axis >= 0; axis--) {
      int within = 0;
      if (axis < outer) {
        within = rest % block[axis];
        rest /= block[axis];
      }
      start += stride * (offset[axis] + within);
      stride *= shape[axis];
    }
    return start;
  }

  /** Receives a stretch. */
  @FunctionalInterface
  interface Action {
    /**
     * @param start the first element's place in the array
     * @param at its place in the block
     */
    void accept(long start, int at) throws IOException;
  }

  void forEach(Action action) throws IOException {
    for (int run = 0; run < count; run++) {
      action.accept(start(run), run * length);
    }
  }
}
