package io.numflink.connectors.nd4j;

import io.numflink.array.block.ArrayException;
import io.numflink.array.block.Block;
import io.numflink.array.block.DType;
import java.util.Arrays;
import org.nd4j.linalg.api.buffer.DataBuffer;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Arrays of ND4J as blocks, and blocks as arrays of ND4J. Both directions copy: a block lives on
 * the Java heap, an {@link INDArray} outside of it, where it can be a view of another one.
 */
public final class Nd4jArrays {
  private Nd4jArrays() {}

  /**
   * The elements of an array as a block, row-major whatever the array's order is.
   *
   * @param array of type double, float, long, int or bool; may be a view
   */
  public static Block fromNd4j(INDArray array) {
    DType dtype = dtype(array.dataType());
    int[] shape = Arrays.stream(array.shape()).mapToInt(Math::toIntExact).toArray();
    Block block = Block.zeros(dtype, shape);
    if (block.size() > 0) {
      copy(array.data(), strided(array, shape), block);
    }
    return block;
  }

  /** A new array, row-major, with the elements of a block. */
  public static INDArray toNd4j(Block block) {
    long[] shape = Arrays.stream(block.shape()).asLongStream().toArray();
    DataType type = type(block.dtype());
    if (block.size() == 0) {
      return Nd4j.create(type, shape);
    }
    return switch (block.dtype()) {
      case FLOAT64 -> Nd4j.create(block.float64(), shape, type);
      case FLOAT32 -> Nd4j.create(block.float32(), shape, type);
      case INT64 -> Nd4j.create(block.int64(), shape, type);
      case INT32 -> Nd4j.create(block.int32(), shape, type);
      case BOOL -> Nd4j.create(block.bool(), shape, type);
    };
  }

  /** NumFlink's name for a type of ND4J. */
  public static DType dtype(DataType type) {
    return switch (type) {
      case DOUBLE -> DType.FLOAT64;
      case FLOAT -> DType.FLOAT32;
      case LONG -> DType.INT64;
      case INT -> DType.INT32;
      case BOOL -> DType.BOOL;
      default ->
          throw ArrayException.typeError(
              "an ND4J array of type %s: NumFlink's arrays are DOUBLE, FLOAT, LONG, INT or BOOL, use castTo(...)"
                  .formatted(type));
    };
  }

  /** ND4J's name for a type. */
  public static DataType type(DType dtype) {
    return switch (dtype) {
      case FLOAT64 -> DataType.DOUBLE;
      case FLOAT32 -> DataType.FLOAT;
      case INT64 -> DataType.LONG;
      case INT32 -> DataType.INT;
      case BOOL -> DataType.BOOL;
    };
  }

  /**
   * Where the elements of an array are in its buffer.
   *
   * @param first the place of the first element
   * @param strides how far apart elements are along each axis
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Strided(long first, long[] strides, int[] shape) {

    /** The place of the element that is the i-th in row-major order. */
    long place(int i) {
      long place = first;
      int rest = i;
      for (int axis = shape.length - 1; axis >= 0; axis--) {
        place += rest % shape[axis] * strides[axis];
        rest /= shape[axis];
      }
      return place;
    }
  }

  /** The buffer of a view begins at the view's first element already. */
  private static Strided strided(INDArray array, int[] shape) {
    return new Strided(0, array.stride().clone(), shape);
  }

  private static void copy(DataBuffer from, Strided places, Block block) {
    int n = block.size();
    switch (block.dtype()) {
      case FLOAT64 -> {
        double[] to = block.float64();
        for (int i = 0; i < n; i++) {
          to[i] = from.getDouble(places.place(i));
        }
      }
      case FLOAT32 -> {
        float[] to = block.float32();
        for (int i = 0; i < n; i++) {
          to[i] = from.getFloat(places.place(i));
        }
      }
      case INT64 -> {
        long[] to = block.int64();
        for (int i = 0; i < n; i++) {
          to[i] = from.getLong(places.place(i));
        }
      }
      case INT32 -> {
        int[] to = block.int32();
        for (int i = 0; i < n; i++) {
          to[i] = from.getInt(places.place(i));
        }
      }
      case BOOL -> {
        boolean[] to = block.bool();
        for (int i = 0; i < n; i++) {
          to[i] = from.getInt(places.place(i)) != 0;
        }
      }
    }
  }
}
