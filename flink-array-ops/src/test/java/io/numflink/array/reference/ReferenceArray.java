package io.numflink.array.reference;

import io.numflink.array.block.Block;
import io.numflink.array.block.DType;
import java.util.Arrays;
import java.util.function.ToDoubleFunction;

/**
 * A whole array: boxed elements in row-major order, and how far a correct result may be from each.
 */
public final class ReferenceArray {
  private final DType dtype;
  private final int[] shape;
  private final Object[] elements;
  private final double[] errors;

  public ReferenceArray(DType dtype, int... shape) {
    this.dtype = dtype;
    this.shape = shape.clone();
    elements = new Object[Block.elementCount(shape)];
    errors = new double[elements.length];
    Arrays.fill(elements, cast(0L, dtype));
  }

  public static ReferenceArray of(DType dtype, long... shape) {
    return new ReferenceArray(dtype, Arrays.stream(shape).mapToInt(Math::toIntExact).toArray());
  }

  public static ReferenceArray of(Block block) {
    ReferenceArray array = new ReferenceArray(block.dtype(), block.shape());
    for (int i = 0; i < array.size(); i++) {
      array.elements[i] = java.lang.reflect.Array.get(block.data(), i);
    }
    return array;
  }

  /** Half the distance between neighbouring numbers of the type near 1; 0 for integers. */
  public static double roundoff(DType dtype) {
    return switch (dtype) {
      case FLOAT32 -> 0x1p-24;
      case FLOAT64 -> 0x1p-53;
      default -> 0;
    };
  }

  /** The value as NumPy's {@code astype} converts it. */
  public static Object cast(Object value, DType dtype) {
    double real = real(value);
    boolean isReal = value instanceof Double || value instanceof Float;
    long integer = isReal ? (long) real : integer(value);
    return switch (dtype) {
      case BOOL -> isReal ? real != 0 : integer != 0;
      case INT32 -> (int) integer;
      case INT64 -> integer;
      case FLOAT32 -> isReal ? (float) real : (float) integer;
      case FLOAT64 -> real;
    };
  }

  static double real(Object value) {
    return value instanceof Boolean truth ? (truth ? 1 : 0) : ((Number) value).doubleValue();
  }

  static long integer(Object value) {
    return value instanceof Boolean truth ? (truth ? 1 : 0) : ((Number) value).longValue();
  }

  public DType dtype() {
    return dtype;
  }

  public int[] shape() {
    return shape.clone();
  }

  public int rank() {
    return shape.length;
  }

  public int size() {
    return elements.length;
  }

  /** The place of an index in row-major order. */
  public int place(int... index) {
    int place = 0;
    for (int axis = 0; axis < shape.length; axis++) {
      if (index[axis] < 0 || index[axis] >= shape[axis]) {
        throw new IndexOutOfBoundsException(
            Arrays.toString(index) + " in " + Arrays.toString(shape));
      }
      place = place * shape[axis] + index[axis];
    }
    return place;
  }

  /** The index of a place in row-major order. */
  public int[] index(int place) {
    int[] index = new int[shape.length];
    int rest = place;
    for (int axis = shape.length - 1; axis >= 0; axis--) {
      index[axis] = rest % shape[axis];
      rest /= shape[axis];
    }
    return index;
  }

  public Object get(int place) {
    return elements[place];
  }

  public double error(int place) {
    return errors[place];
  }

  public void set(int place, Object value, double error) {
    elements[place] = cast(value, dtype);
    errors[place] = error;
  }

  /** Takes over an element of another array with its error. */
  public void copy(int place, ReferenceArray other, int from) {
    set(place, other.elements[from], other.errors[from]);
  }

  /** The largest of something over all elements. */
  public double largest(ToDoubleFunction<Object> of) {
    return Arrays.stream(elements).mapToDouble(of).max().orElse(0);
  }
}
