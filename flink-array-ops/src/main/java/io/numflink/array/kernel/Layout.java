package io.numflink.array.kernel;

import io.numflink.array.block.Block;
import io.numflink.array.block.DType;

/** Moves elements between row-major arrays of different layouts. */
final class Layout {
  /**
   * Side of the squares that are transposed at once: a cache line of float64, few enough rows that
   * those of a matrix of 2ⁿ columns, which fall into the same cache sets, do not displace each
   * other.
   */
  private static final int TILE = 8;

  private Layout() {}

  /** The row-major strides of a shape. */
  static int[] strides(int... shape) {
    int[] strides = new int[shape.length];
    int stride = 1;
    for (int axis = shape.length - 1; axis >= 0; axis--) {
      strides[axis] = stride;
      stride *= shape[axis];
    }
    return strides;
  }

  /** {@code target} ← the transpose of a matrix of {@code rows} × {@code columns}. */
  static void transpose(Object source, int rows, int columns, Object target) {
    copy(
        source,
        0,
        new int[] {1, columns},
        target,
        0,
        new int[] {rows, 1},
        new int[] {columns, rows});
  }

  /**
   * {@code target[to + Σ iₐ toStride[a]] = source[from + Σ iₐ fromStride[a]]} for all 0 ≤ iₐ &lt;
   * count[a]. Strides may be negative.
   */
  static void copy(
      Object source,
      int from,
      int[] fromStride,
      Object target,
      int to,
      int[] toStride,
      int[] count) {
    int rank = count.length;
    for (int n : count) {
      if (n == 0) {
        return;
      }
    }
    if (rank == 0) {
      System.arraycopy(source, from, target, to, 1);
      return;
    }
    if (rank == 1) {
      copyPlane(source, from, 0, fromStride[0], target, to, 0, toStride[0], 1, count[0]);
      return;
    }
    int[] at = new int[rank - 2];
    int source0 = from;
    int target0 = to;
    while (true) {
      copyPlane(
          source,
          source0,
          fromStride[rank - 2],
          fromStride[rank - 1],
          target,
          target0,
          toStride[rank - 2],
          toStride[rank - 1],
          count[rank - 2],
          count[rank - 1]);
      int axis = rank - 3;
      while (axis >= 0 && ++at[axis] == count[axis]) {
        source0 -= (count[axis] - 1) * fromStride[axis];
        target0 -= (count[axis] - 1) * toStride[axis];
        at[axis--] = 0;
      }
      if (axis < 0) {
        return;
      }
      source0 += fromStride[axis];
      target0 += toStride[axis];
    }
  }

  /** Copies the last two axes. */
  private static void copyPlane(
      Object source,
      int from,
      int fromRow,
      int fromColumn,
      Object target,
      int to,
      int toRow,
      int toColumn,
      int rows,
      int columns) {
    if (fromColumn == 1 && toColumn == 1) {
      for (int i = 0; i < rows; i++) {
        System.arraycopy(source, from + i * fromRow, target, to + i * toRow, columns);
      }
      return;
    }
    for (int row = 0; row < rows; row += TILE) {
      int height = Math.min(TILE, rows - row);
      for (int column = 0; column < columns; column += TILE) {
        int width = Math.min(TILE, columns - column);
        int source0 = from + row * fromRow + column * fromColumn;
        int target0 = to + row * toRow + column * toColumn;
        copyTile(
            source, source0, fromRow, fromColumn, target, target0, toRow, toColumn, height, width);
      }
    }
  }

  private static void copyTile(
      Object source,
      int from,
      int fromRow,
      int fromColumn,
      Object target,
      int to,
      int toRow,
      int toColumn,
      int rows,
      int columns) {
    if (source instanceof double[] s && target instanceof double[] t) {
      for (int i = 0; i < rows; i++) {
        for (int j = 0; j < columns; j++) {
          t[to + i * toRow + j * toColumn] = s[from + i * fromRow + j * fromColumn];
        }
      }
    } else if (source instanceof float[] s && target instanceof float[] t) {
      for (int i = 0; i < rows; i++) {
        for (int j = 0; j < columns; j++) {
          t[to + i * toRow + j * toColumn] = s[from + i * fromRow + j * fromColumn];
        }
      }
    } else if (source instanceof long[] s && target instanceof long[] t) {
      for (int i = 0; i < rows; i++) {
        for (int j = 0; j < columns; j++) {
          t[to + i * toRow + j * toColumn] = s[from + i * fromRow + j * fromColumn];
        }
      }
    } else if (source instanceof int[] s && target instanceof int[] t) {
      for (int i = 0; i < rows; i++) {
        for (int j = 0; j < columns; j++) {
          t[to + i * toRow + j * toColumn] = s[from + i * fromRow + j * fromColumn];
        }
      }
    } else if (source instanceof boolean[] s && target instanceof boolean[] t) {
      for (int i = 0; i < rows; i++) {
        for (int j = 0; j < columns; j++) {
          t[to + i * toRow + j * toColumn] = s[from + i * fromRow + j * fromColumn];
        }
      }
    } else {
      throw new IllegalArgumentException("arrays of different types");
    }
  }

  /** Copies the part above the diagonal of an n × n matrix below it. */
  static void mirrorUpper(Object matrix, int n) {
    for (int row = 0; row < n; row += TILE) {
      int height = Math.min(TILE, n - row);
      for (int column = row; column < n; column += TILE) {
        int width = Math.min(TILE, n - column);
        if (column > row) {
          int upper = row * n + column;
          int lower = column * n + row;
          copyTile(matrix, upper, n, 1, matrix, lower, 1, n, height, width);
        } else {
          for (int i = 0; i < height; i++) {
            int upper = (row + i) * n + row + i;
            copyTile(matrix, upper, 0, 1, matrix, upper, 0, n, 1, height - i);
          }
        }
      }
    }
  }

  /** A copy of {@code block} in the context's memory. */
  static Block copy(KernelContext context, Block block) {
    Block result = context.allocate(block.dtype(), block.shape());
    System.arraycopy(block.data(), 0, result.data(), 0, block.size());
    return result;
  }

  /** A copy of {@code block} converted to {@code dtype}. */
  static Object converted(Block block, DType dtype) {
    Object result = Block.newArray(dtype, block.size());
    Casts.of(block.dtype(), dtype)
        .run(new Object[] {block.data()}, new int[1], result, 0, block.size());
    return result;
  }
}
