package io.numflink.array.block;

import java.util.Arrays;

/**
 * A block of an array: a row-major primitive array and its shape. The type of {@link #data} is
 * {@code double[]}, {@code float[]}, {@code long[]}, {@code int[]} or {@code boolean[]}, of exactly
 * {@link #size} elements.
 *
 * <p>A block is handed between threads by reference and must not be written to once it has been
 * handed over; the one exception is the accumulator of a reduction, which has a single owner.
 */
public final class Block {
  private final DType dtype;
  private final int[] shape;
  private final Object data;
  private final int size;

  private Block(DType dtype, int[] shape, Object data, int length) {
    this.dtype = dtype;
    this.shape = shape.clone();
    this.data = data;
    this.size = elementCount(shape);
    if (length != size) {
      throw new IllegalArgumentException(
          "a block of shape %s needs %d elements, got %d"
              .formatted(Arrays.toString(shape), size, length));
    }
  }

  public static Block of(double[] data, int... shape) {
    return new Block(DType.FLOAT64, shape, data, data.length);
  }

  public static Block of(float[] data, int... shape) {
    return new Block(DType.FLOAT32, shape, data, data.length);
  }

  public static Block of(long[] data, int... shape) {
    return new Block(DType.INT64, shape, data, data.length);
  }

  public static Block of(int[] data, int... shape) {
    return new Block(DType.INT32, shape, data, data.length);
  }

  public static Block of(boolean[] data, int... shape) {
    return new Block(DType.BOOL, shape, data, data.length);
  }

  /** Wraps a primitive array of the type that {@code dtype} is stored as. */
  public static Block wrap(DType dtype, Object data, int... shape) {
    return switch (dtype) {
      case FLOAT64 -> of((double[]) data, shape);
      case FLOAT32 -> of((float[]) data, shape);
      case INT64 -> of((long[]) data, shape);
      case INT32 -> of((int[]) data, shape);
      case BOOL -> of((boolean[]) data, shape);
    };
  }

  /** A new block of zeros. */
  public static Block zeros(DType dtype, int... shape) {
    return wrap(dtype, newArray(dtype, elementCount(shape)), shape);
  }

  /** A new primitive array of the type that {@code dtype} is stored as. */
  public static Object newArray(DType dtype, int length) {
    return switch (dtype) {
      case FLOAT64 -> new double[length];
      case FLOAT32 -> new float[length];
      case INT64 -> new long[length];
      case INT32 -> new int[length];
      case BOOL -> new boolean[length];
    };
  }

  /** The number of elements of that shape; a block holds fewer than 2³¹. */
  public static int elementCount(int... shape) {
    int count = 1;
    for (int extent : shape) {
      if (extent < 0) {
        throw new IllegalArgumentException("negative extent in shape " + Arrays.toString(shape));
      }
      count = Math.multiplyExact(count, extent);
    }
    return count;
  }

  public DType dtype() {
    return dtype;
  }

  public int rank() {
    return shape.length;
  }

  public int extent(int axis) {
    return shape[axis];
  }

  /** A copy of the shape. */
  public int[] shape() {
    return shape.clone();
  }

  /** The number of elements. */
  public int size() {
    return size;
  }

  /** The payload's size in bytes. */
  public long bytes() {
    return (long) size * dtype.bytes();
  }

  /** The primitive array that holds the elements, row-major; not a copy. */
  public Object data() {
    return data;
  }

  public double[] float64() {
    return (double[]) data;
  }

  public float[] float32() {
    return (float[]) data;
  }

  public long[] int64() {
    return (long[]) data;
  }

  public int[] int32() {
    return (int[]) data;
  }

  public boolean[] bool() {
    return (boolean[]) data;
  }

  /** The same elements under another shape of equal size; the data is shared. */
  public Block reshape(int... newShape) {
    return wrap(dtype, data, newShape);
  }

  @Override
  public String toString() {
    return "Block(" + dtype.numpyName() + Arrays.toString(shape) + ")";
  }
}
