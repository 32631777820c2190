package io.numflink.array.kernel;

import io.numflink.array.block.Block;
import io.numflink.array.block.DType;
import java.util.Arrays;

/** Single values of the element types. */
final class Scalars {
  private Scalars() {}

  /** {@code value}, a {@link Boolean} or a {@link Number}, as {@code dtype} holds it. */
  static Object convert(Object value, DType dtype) {
    Block from = box(value);
    Object to = Block.newArray(dtype, 1);
    Casts.of(from.dtype(), dtype).run(new Object[] {from.data()}, new int[1], to, 0, 1);
    return unbox(to, 0);
  }

  private static Block box(Object value) {
    if (value instanceof Boolean b) {
      return Block.of(new boolean[] {b});
    }
    if (value instanceof Double || value instanceof Float) {
      return Block.of(new double[] {((Number) value).doubleValue()});
    }
    return Block.of(new long[] {((Number) value).longValue()});
  }

  /** Element {@code i} of a primitive array, boxed. */
  static Object unbox(Object array, int i) {
    return java.lang.reflect.Array.get(array, i);
  }

  /** {@code array[from … to) = value}, the value being of the array's type. */
  static void fill(Object array, int from, int to, Object value) {
    if (array instanceof double[] a) {
      Arrays.fill(a, from, to, (double) value);
    } else if (array instanceof float[] a) {
      Arrays.fill(a, from, to, (float) value);
    } else if (array instanceof long[] a) {
      Arrays.fill(a, from, to, (long) value);
    } else if (array instanceof int[] a) {
      Arrays.fill(a, from, to, (int) value);
    } else {
      Arrays.fill((boolean[]) array, from, to, (boolean) value);
    }
  }

  /** {@code array[from … to) = source[i]}, the arrays being of one type. */
  static void fill(Object array, int from, int to, Object source, int i) {
    if (array instanceof double[] a) {
      Arrays.fill(a, from, to, ((double[]) source)[i]);
    } else if (array instanceof float[] a) {
      Arrays.fill(a, from, to, ((float[]) source)[i]);
    } else if (array instanceof long[] a) {
      Arrays.fill(a, from, to, ((long[]) source)[i]);
    } else if (array instanceof int[] a) {
      Arrays.fill(a, from, to, ((int[]) source)[i]);
    } else {
      Arrays.fill((boolean[]) array, from, to, ((boolean[]) source)[i]);
    }
  }
}
