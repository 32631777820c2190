package io.numflink.array.kernel;

import io.numflink.array.block.ArrayException;
import io.numflink.array.block.Block;
import java.util.Arrays;
import java.util.stream.Stream;

/**
 * Where the elements are that integer arrays select of a whole array: {@code x[:, …, i₁, …, iₖ, …]}
 * with the index arrays along neighbouring axes, and whole axes before and behind them.
 *
 * @param resultShape the axes before, those of the index arrays, and the axes behind
 * @param outer the number of elements along the axes before
 * @param places the places along the indexed axes taken as one, in row-major order
 * @param extent how many places there are
 * @param run the number of elements along the axes behind
 */
record IndexedRuns(int[] resultShape, int outer, int[] places, int extent, int run) {

  /** What {@code indices}, int64 and of one shape, select from {@code axis} on. */
  static IndexedRuns of(Block array, int axis, Block[] indices) {
    int[] shape = array.shape();
    int[] places = new int[indices[0].size()];
    int extent = 1;
    for (int k = 0; k < indices.length; k++) {
      int size = shape[axis + k];
      long[] index = indices[k].int64();
      for (int i = 0; i < places.length; i++) {
        places[i] = places[i] * size + checked(index[i], axis + k, size);
      }
      extent *= size;
    }
    int[] before = Arrays.copyOf(shape, axis);
    int[] behind = Arrays.copyOfRange(shape, axis + indices.length, shape.length);
    int[] result =
        Stream.of(before, indices[0].shape(), behind).flatMapToInt(Arrays::stream).toArray();
    return new IndexedRuns(
        result, Block.elementCount(before), places, extent, Block.elementCount(behind));
  }

  private static int checked(long index, int axis, int size) {
    if (index < -size || index >= size) {
      throw new ArrayException(
          "IndexError",
          "index %d is out of bounds for axis %d with size %d".formatted(index, axis, size));
    }
    return (int) (index < 0 ? index + size : index);
  }

  /** All runs of neighbouring elements, in the order of the result. */
  void forEach(Run body) {
    for (int o = 0; o < outer; o++) {
      for (int i = 0; i < places.length; i++) {
        body.accept((o * extent + places[i]) * run, (o * places.length + i) * run, run);
      }
    }
  }

  /** A run of neighbouring elements, in the array and in what is selected of it. */
  @FunctionalInterface
  interface Run {
    void accept(int inArray, int inResult, int length);
  }
}
