package io.numflink.array.block;

import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * NumPy's broadcasting: shapes are aligned at their last axes, and along each axis all extents are
 * equal or 1. The result's extent is the one that is not 1.
 */
public final class Broadcast {
  private Broadcast() {}

  /** The shape that arrays of these shapes broadcast to. */
  public static long[] shapes(long[]... shapes) {
    int rank = Arrays.stream(shapes).mapToInt(s -> s.length).max().orElse(0);
    long[] result = new long[rank];
    Arrays.fill(result, 1);
    for (long[] shape : shapes) {
      int missing = rank - shape.length;
      for (int axis = 0; axis < shape.length; axis++) {
        long extent = shape[axis];
        if (result[missing + axis] == 1) {
          result[missing + axis] = extent;
        } else if (extent != 1 && extent != result[missing + axis]) {
          throw ArrayException.valueError(
              "operands could not be broadcast together with shapes "
                  + Arrays.stream(shapes).map(s -> text(s) + " ").collect(Collectors.joining()));
        }
      }
    }
    return result;
  }

  /** As {@link #shapes(long[]...)}, for the shapes of blocks. */
  public static int[] blockShapes(int[]... shapes) {
    long[][] wide = new long[shapes.length][];
    for (int i = 0; i < shapes.length; i++) {
      wide[i] = Arrays.stream(shapes[i]).asLongStream().toArray();
    }
    return Arrays.stream(shapes(wide)).mapToInt(Math::toIntExact).toArray();
  }

  /** A shape as NumPy's messages print it: {@code (3,4)}, {@code (5,)}, {@code ()}. */
  public static String text(long... shape) {
    String inner = Arrays.stream(shape).mapToObj(Long::toString).collect(Collectors.joining(","));
    return shape.length == 1 ? "(" + inner + ",)" : "(" + inner + ")";
  }
}
