package io.numflink.array.expr;

import java.util.Arrays;

/** NumPy's rules for shapes and axes. */
public final class Shapes {
  private Shapes() {}

  /** The number of elements of an array of that shape. */
  public static long size(long... shape) {
    long size = 1;
    boolean empty = false;
    for (long extent : shape) {
      if (extent < 0) {
        throw NumpyException.valueError("negative dimensions are not allowed");
      }
      empty |= extent == 0;
    }
    if (empty) {
      return 0;
    }
    for (long extent : shape) {
      long high = Math.multiplyHigh(size, extent);
      size *= extent;
      if (high != 0 || size < 0) {
        throw NumpyException.valueError("Maximum allowed dimension exceeded");
      }
    }
    return size;
  }

  /** The axis counted from the front, whether it was given from the front or from the back. */
  public static int axis(long axis, int rank) {
    if (axis < -rank || axis >= rank) {
      throw NumpyException.axisError(axis, rank);
    }
    return (int) (axis < 0 ? axis + rank : axis);
  }

  /** The axes counted from the front, in ascending order. */
  public static int[] axes(int[] axes, int rank) {
    int[] result = new int[axes.length];
    for (int i = 0; i < axes.length; i++) {
      result[i] = axis(axes[i], rank);
    }
    Arrays.sort(result);
    for (int i = 1; i < result.length; i++) {
      if (result[i] == result[i - 1]) {
        throw NumpyException.valueError("duplicate value in 'axis'");
      }
    }
    return result;
  }

  /** Whether one of {@code axes} is {@code axis}. */
  public static boolean contains(int[] axes, int axis) {
    return Arrays.stream(axes).anyMatch(a -> a == axis);
  }

  /** Whether an array of shape {@code from} can be broadcast to exactly {@code to}. */
  public static boolean broadcastsTo(long[] from, long[] to) {
    if (from.length > to.length) {
      return false;
    }
    for (int i = 1; i <= from.length; i++) {
      long extent = from[from.length - i];
      if (extent != 1 && extent != to[to.length - i]) {
        return false;
      }
    }
    return true;
  }

  /** The shape without those axes (in ascending order), or with extent 1 there. */
  public static long[] reduce(long[] shape, int[] axes, boolean keepDims) {
    long[] result = new long[keepDims ? shape.length : shape.length - axes.length];
    int next = 0;
    for (int axis = 0; axis < shape.length; axis++) {
      if (!contains(axes, axis)) {
        result[next++] = shape[axis];
      } else if (keepDims) {
        result[next++] = 1;
      }
    }
    return result;
  }

  /** All axes of an array of that rank. */
  public static int[] allAxes(int rank) {
    int[] axes = new int[rank];
    Arrays.setAll(axes, i -> i);
    return axes;
  }
}
