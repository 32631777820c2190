package io.numflink.array.block;

import java.io.Serializable;
import java.util.Arrays;

/**
 * How an array is cut into blocks: every block has the shape {@code blockShape}, except the last
 * one along each axis, which holds the rest. A 0-d array is one block; an axis of extent 0 has one
 * block of extent 0.
 */
public final class BlockGrid implements Serializable {
  private static final long serialVersionUID = 1L;

  private final long[] shape;
  private final int[] blockShape;
  private final int[] grid;

  public BlockGrid(long[] shape, int[] blockShape) {
    if (shape.length != blockShape.length) {
      throw new IllegalArgumentException(
          "block shape %s does not fit an array of shape %s"
              .formatted(Arrays.toString(blockShape), Arrays.toString(shape)));
    }
    this.shape = shape.clone();
    this.blockShape = blockShape.clone();
    this.grid = new int[shape.length];
    for (int axis = 0; axis < shape.length; axis++) {
      if (shape[axis] < 0 || blockShape[axis] < 1) {
        throw new IllegalArgumentException(
            "block shape %s does not fit an array of shape %s: extents of blocks are at least 1"
                .formatted(Arrays.toString(blockShape), Arrays.toString(shape)));
      }
      grid[axis] = (int) Math.max(1, ceilDiv(shape[axis], blockShape[axis]));
    }
  }

  private static long ceilDiv(long a, long b) {
    return (a + b - 1) / b;
  }

  /** One block that holds the whole array. */
  public static BlockGrid single(long... shape) {
    int[] block = new int[shape.length];
    for (int axis = 0; axis < shape.length; axis++) {
      block[axis] = Math.max(1, Math.toIntExact(shape[axis]));
    }
    return new BlockGrid(shape, block);
  }

  public int rank() {
    return shape.length;
  }

  /** The array's shape. */
  public long[] shape() {
    return shape.clone();
  }

  /** The shape of a block that is not the last along any axis. */
  public int[] blockShape() {
    return blockShape.clone();
  }

  /** How many blocks there are along each axis. */
  public int[] grid() {
    return grid.clone();
  }

  public int blockCount() {
    return Arrays.stream(grid).reduce(1, Math::multiplyExact);
  }

  /** The extent along {@code axis} of the blocks whose index on that axis is {@code i}. */
  public int extent(int axis, int i) {
    return (int) Math.min(blockShape[axis], shape[axis] - (long) i * blockShape[axis]);
  }

  /** Where, along {@code axis}, the blocks whose index on that axis is {@code i} begin. */
  public long offset(int axis, int i) {
    return (long) i * blockShape[axis];
  }

  /** The shape of the block at an index (one number an axis). */
  public int[] shapeOf(int... index) {
    int[] result = new int[grid.length];
    for (int axis = 0; axis < grid.length; axis++) {
      result[axis] = extent(axis, index[axis]);
    }
    return result;
  }

  /** The place of the block at {@code index} in row-major order of the grid. */
  public int linear(int... index) {
    int linear = 0;
    for (int axis = 0; axis < grid.length; axis++) {
      linear = linear * grid[axis] + index[axis];
    }
    return linear;
  }

  /**
   * The index (one number an axis) of the block at place {@code linear} in row-major order of the
   * grid.
   */
  public int[] index(int linear) {
    int[] index = new int[grid.length];
    int rest = linear;
    for (int axis = grid.length - 1; axis >= 0; axis--) {
      index[axis] = rest % grid[axis];
      rest /= grid[axis];
    }
    return index;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof BlockGrid g
        && Arrays.equals(shape, g.shape)
        && Arrays.equals(blockShape, g.blockShape);
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.hashCode(shape) + Arrays.hashCode(blockShape);
  }

  @Override
  public String toString() {
    return Arrays.toString(shape) + " in blocks of " + Arrays.toString(blockShape);
  }
}
