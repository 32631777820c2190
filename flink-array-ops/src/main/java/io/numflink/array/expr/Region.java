package io.numflink.array.expr;

import java.util.Arrays;

/**
 * A regular part of an array: along axis a the elements start[a] + i·step[a], 0 ≤ i &lt; count[a].
 * Steps may be negative, and are not 0.
 *
 * @param start the first element along each axis
 * @param step the distance between neighbours
 * @param count how many elements there are along each axis
 */
public record Region(long[] start, long[] step, long[] count) {

  public Region {
    start = start.clone();
    step = step.clone();
    count = count.clone();
    if (start.length != count.length || step.length != count.length) {
      throw new IllegalArgumentException(
          "start %s, step %s and count %s differ in rank"
              .formatted(Arrays.toString(start), Arrays.toString(step), Arrays.toString(count)));
    }
    for (int axis = 0; axis < step.length; axis++) {
      if (step[axis] == 0) {
        throw NumpyException.valueError("slice step cannot be zero");
      }
    }
  }

  @Override
  public long[] start() {
    return start.clone();
  }

  @Override
  public long[] step() {
    return step.clone();
  }

  @Override
  public long[] count() {
    return count.clone();
  }

  /** The whole of an array of that shape. */
  public static Region all(long... shape) {
    long[] step = new long[shape.length];
    Arrays.fill(step, 1);
    return new Region(new long[shape.length], step, shape);
  }

  /** Whether along that axis the region is all of an array of that shape, in order. */
  public boolean isWhole(int axis, long[] shape) {
    return start[axis] == 0 && step[axis] == 1 && count[axis] == shape[axis];
  }

  /** Throws if the region is not within an array of that shape. */
  void check(long[] shape) {
    if (shape.length != count.length) {
      throw NumpyException.indexError(
          "too many indices for array: array is %d-dimensional, but %d were indexed",
          shape.length, count.length);
    }
    for (int axis = 0; axis < shape.length; axis++) {
      if (count[axis] == 0) {
        continue;
      }
      long last = start[axis] + (count[axis] - 1) * step[axis];
      for (long end : new long[] {start[axis], last}) {
        if (end < 0 || end >= shape[axis]) {
          throw NumpyException.indexError(
              "index %d is out of bounds for axis %d with size %d", end, axis, shape[axis]);
        }
      }
    }
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Region r
        && Arrays.equals(start, r.start)
        && Arrays.equals(step, r.step)
        && Arrays.equals(count, r.count);
  }

  @Override
  public int hashCode() {
    return 31 * (31 * Arrays.hashCode(start) + Arrays.hashCode(step)) + Arrays.hashCode(count);
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder("[");
    for (int axis = 0; axis < start.length; axis++) {
      text.append(axis == 0 ? "" : ", ").append(start[axis]);
      text.append(step[axis] < 0 ? "-" : "+").append(Math.abs(step[axis]));
      text.append("×").append(count[axis]);
    }
    return text.append("]").toString();
  }
}
