package io.numflink.array.expr;

import io.numflink.array.block.Broadcast;
import io.numflink.array.kernel.UFunc;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Indexing with integers, slices, {@code None} and {@code ...}, and assignment to such parts. */
public final class Indexing {
  private Indexing() {}

  /** {@code x[index]}. */
  public static Expr get(Expr x, List<Index> index) {
    Part part = Part.of(x.shape(), index);
    return Layouts.reshape(part.slice(x), part.shape());
  }

  /** The shape of {@code x[index]}, given that of x. */
  public static long[] shape(long[] shape, List<Index> index) {
    return Part.of(shape, index).shape();
  }

  /**
   * How far neighbours along each axis of {@code x[index]} are apart, given that for x; 0 along new
   * axes.
   */
  public static long[] steps(long[] shape, List<Index> index, long... steps) {
    return Part.of(shape, index).steps(steps);
  }

  /** The array after {@code x[index] = value}. */
  public static Expr set(Expr x, List<Index> index, Expr value) {
    Part part = Part.of(x.shape(), index);
    long[] target = part.shape();
    Expr converted = Functions.cast(value, x.dtype());
    if (value.rank() == 0) {
      return new Update(x, part.region(), converted);
    }
    long[] from = withoutLeadingOnes(value.shape(), target.length);
    if (!Shapes.broadcastsTo(from, target)) {
      if (target.length == 0) {
        throw NumpyException.valueError("setting an array element with a sequence.");
      }
      throw NumpyException.valueError(
          "could not broadcast input array from shape %s into shape %s",
          Broadcast.text(value.shape()), Broadcast.text(target));
    }
    return new Update(x, part.region(), Layouts.reshape(converted, part.onRegionAxes(from)));
  }

  /** The array after {@code x[mask] = value}, for a value that each element of x has one of. */
  public static Expr setWhere(Expr x, Expr mask, Expr value) {
    if (mask.rank() > x.rank()) {
      throw NumpyException.indexError(
          "too many indices for array: array is %d-dimensional, but %d were indexed",
          x.rank(), mask.rank());
    }
    long[] shape = new long[x.rank()];
    Arrays.fill(shape, 1);
    for (int axis = 0; axis < mask.rank(); axis++) {
      shape[axis] = mask.extent(axis);
      if (mask.extent(axis) != x.extent(axis)) {
        throw NumpyException.indexError(
            "boolean index did not match indexed array along dimension %d; dimension is %d but"
                + " corresponding boolean dimension is %d",
            axis, x.extent(axis), mask.extent(axis));
      }
    }
    Expr aligned = Layouts.reshape(mask, shape);
    return Functions.apply(UFunc.WHERE, aligned, Functions.cast(value, x.dtype()), x);
  }

  private static long[] withoutLeadingOnes(long[] shape, int rank) {
    int dropped = 0;
    while (shape.length - dropped > rank && shape[dropped] == 1) {
      dropped++;
    }
    return Arrays.copyOfRange(shape, dropped, shape.length);
  }

  /**
   * What an index selects.
   *
   * @param region the elements
   * @param axes for each axis of the result the axis of the array, or −1 for a new one
   */
  private record Part(Region region, int[] axes) {

    static Part of(long[] shape, List<Index> index) {
      List<Index> entries = expanded(index, shape.length);
      long[] start = new long[shape.length];
      long[] step = new long[shape.length];
      long[] count = new long[shape.length];
      List<Integer> axes = new ArrayList<>();
      int axis = 0;
      for (Index entry : entries) {
        if (entry instanceof Index.NewAxis) {
          axes.add(-1);
          continue;
        }
        long extent = shape[axis];
        if (entry instanceof Index.At at) {
          start[axis] = place(at.place(), axis, extent);
          step[axis] = 1;
          count[axis] = 1;
        } else if (entry instanceof Index.Range range) {
          count[axis] = range.count(extent);
          start[axis] = count[axis] == 0 ? 0 : range.first(extent);
          step[axis] = range.stride();
          axes.add(axis);
        }
        axis++;
      }
      return new Part(
          new Region(start, step, count), axes.stream().mapToInt(Integer::intValue).toArray());
    }

    private static long place(long place, int axis, long extent) {
      if (place < -extent || place >= extent) {
        throw NumpyException.indexError(
            "index %d is out of bounds for axis %d with size %d", place, axis, extent);
      }
      return place < 0 ? place + extent : place;
    }

    /** The entries with an ellipsis, written or implied, replaced by whole slices. */
    private static List<Index> expanded(List<Index> index, int rank) {
      long ellipses = index.stream().filter(Index.Ellipsis.class::isInstance).count();
      long newAxes = index.stream().filter(Index.NewAxis.class::isInstance).count();
      if (ellipses > 1) {
        throw NumpyException.indexError("an index can only have a single ellipsis ('...')");
      }
      long used = index.size() - ellipses - newAxes;
      if (used > rank) {
        throw NumpyException.indexError(
            "too many indices for array: array is %d-dimensional, but %d were indexed", rank, used);
      }
      List<Index> result = new ArrayList<>();
      for (Index entry : index) {
        if (entry instanceof Index.Ellipsis) {
          addWhole(result, rank - used);
        } else {
          result.add(entry);
        }
      }
      if (ellipses == 0) {
        addWhole(result, rank - used);
      }
      return result;
    }

    private static void addWhole(List<Index> entries, long count) {
      for (long i = 0; i < count; i++) {
        entries.add(Index.Range.ALL);
      }
    }

    Expr slice(Expr x) {
      for (int axis = 0; axis < x.rank(); axis++) {
        if (!region.isWhole(axis, x.shape())) {
          return new Slice(x, region);
        }
      }
      return x;
    }

    /** The shape of the result. */
    long[] shape() {
      long[] count = region.count();
      return Arrays.stream(axes).mapToLong(axis -> axis < 0 ? 1 : count[axis]).toArray();
    }

    long[] steps(long... steps) {
      long[] step = region.step();
      return Arrays.stream(axes).mapToLong(a -> a < 0 ? 0 : step[a] * steps[a]).toArray();
    }

    /** A shape that broadcasts to the result's, laid along the axes of the region. */
    long[] onRegionAxes(long[] shape) {
      long[] result = new long[region.count().length];
      Arrays.fill(result, 1);
      int missing = axes.length - shape.length;
      for (int i = 0; i < shape.length; i++) {
        if (axes[missing + i] >= 0) {
          result[axes[missing + i]] = shape[i];
        }
      }
      return result;
    }
  }
}
