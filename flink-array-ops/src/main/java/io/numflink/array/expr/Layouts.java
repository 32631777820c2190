package io.numflink.array.expr;

import io.numflink.array.block.Broadcast;
import io.numflink.array.block.DType;
import io.numflink.array.block.Promotion;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Arrays with their elements in another place: NumPy's array manipulation routines. */
public final class Layouts {
  private Layouts() {}

  /** The axes in reverse order, or in the order given. */
  public static Expr transpose(Expr x, int... axes) {
    if (axes.length > 0) {
      return new Transpose(x, axes);
    }
    if (x.rank() < 2) {
      return x;
    }
    int[] reversed = new int[x.rank()];
    Arrays.setAll(reversed, i -> x.rank() - 1 - i);
    return new Transpose(x, reversed);
  }

  public static Expr swapaxes(Expr x, int axis1, int axis2) {
    int[] axes = Shapes.allAxes(x.rank());
    int a = named("axis1", axis1, x.rank());
    int b = named("axis2", axis2, x.rank());
    axes[a] = b;
    axes[b] = a;
    return a == b ? x : new Transpose(x, axes);
  }

  /** Moves axes to other places; the others stay in their order. */
  public static Expr moveaxis(Expr x, int[] source, int[] destination) {
    return new Transpose(x, movedAxes(x.rank(), source, destination));
  }

  /** The order of the axes after some have been moved. */
  public static int[] movedAxes(int rank, int[] source, int[] destination) {
    if (source.length != destination.length) {
      throw NumpyException.valueError(
          "`source` and `destination` arguments must have the same number of elements");
    }
    int[] axes = new int[rank];
    Arrays.fill(axes, -1);
    boolean[] moved = new boolean[rank];
    for (int i = 0; i < source.length; i++) {
      int from = named("source", source[i], rank);
      int to = named("destination", destination[i], rank);
      if (moved[from]) {
        throw NumpyException.valueError("repeated axis in `source` argument");
      }
      if (axes[to] >= 0) {
        throw NumpyException.valueError("repeated axis in `destination` argument");
      }
      moved[from] = true;
      axes[to] = from;
    }
    int next = 0;
    for (int to = 0; to < rank; to++) {
      if (axes[to] < 0) {
        while (moved[next]) {
          next++;
        }
        axes[to] = next++;
      }
    }
    return axes;
  }

  private static int named(String argument, int axis, int rank) {
    if (axis < -rank || axis >= rank) {
      throw new NumpyException(
          NumpyException.Kind.AXIS_ERROR,
          "%s: axis %d is out of bounds for array of dimension %d".formatted(argument, axis, rank));
    }
    return axis < 0 ? axis + rank : axis;
  }

  /** Another shape of the same size; one extent may be −1 for what is left. */
  public static Expr reshape(Expr x, long... shape) {
    long[] known = shape.clone();
    int unknown = -1;
    long others = 1;
    for (int axis = 0; axis < shape.length; axis++) {
      if (shape[axis] >= 0) {
        others = Math.multiplyExact(others, shape[axis]);
      } else if (unknown >= 0) {
        throw NumpyException.valueError("can only specify one unknown dimension");
      } else {
        unknown = axis;
      }
    }
    if (unknown >= 0) {
      if (others == 0 || x.size() % others != 0) {
        throw NumpyException.valueError(
            "cannot reshape array of size %d into shape %s",
            x.size(), Broadcast.text(shape).replaceAll("-\\d+", "newaxis"));
      }
      known[unknown] = x.size() / others;
    }
    return Arrays.equals(known, x.shape()) ? x : new Reshape(x, known);
  }

  public static Expr ravel(Expr x) {
    return reshape(x, x.size());
  }

  /** Without the given axes of extent 1; without any such if none are given. */
  public static Expr squeeze(Expr x, int... axes) {
    int[] gone =
        axes.length > 0
            ? Shapes.axes(axes, x.rank())
            : Arrays.stream(Shapes.allAxes(x.rank())).filter(a -> x.extent(a) == 1).toArray();
    for (int axis : gone) {
      if (x.extent(axis) != 1) {
        throw NumpyException.valueError(
            "cannot select an axis to squeeze out which has size not equal to one");
      }
    }
    return reshape(x, Shapes.reduce(x.shape(), gone, false));
  }

  /** With new axes of extent 1 at those places of the result. */
  public static Expr expandDims(Expr x, int... axes) {
    int rank = x.rank() + axes.length;
    int[] added;
    try {
      added = Shapes.axes(axes, rank);
    } catch (NumpyException e) {
      if (e.kind() == NumpyException.Kind.VALUE_ERROR) {
        throw NumpyException.valueError("repeated axis");
      }
      throw e;
    }
    long[] shape = new long[rank];
    int next = 0;
    for (int axis = 0; axis < rank; axis++) {
      shape[axis] = Shapes.contains(added, axis) ? 1 : x.extent(next++);
    }
    return reshape(x, shape);
  }

  public static Expr broadcastTo(Expr x, long... shape) {
    return Arrays.equals(x.shape(), shape) ? x : new BroadcastTo(x, shape);
  }

  /** The arrays, converted to their common type, joined along an axis. */
  public static Expr concatenate(List<Expr> arrays, int axis) {
    if (arrays.isEmpty()) {
      throw NumpyException.valueError("need at least one array to concatenate");
    }
    DType common = Promotion.resultType(arrays.stream().map(Expr::dtype).toList(), List.of());
    List<Expr> converted = arrays.stream().map(a -> Functions.cast(a, common)).toList();
    return new Concatenate(converted, axis);
  }

  /** Arrays of one shape joined along a new axis. */
  public static Expr stack(List<Expr> arrays, int axis) {
    if (arrays.isEmpty()) {
      throw NumpyException.valueError("need at least one array to stack");
    }
    for (Expr array : arrays) {
      if (!Arrays.equals(array.shape(), arrays.get(0).shape())) {
        throw NumpyException.valueError("all input arrays must have the same shape");
      }
    }
    int place = Shapes.axis(axis, arrays.get(0).rank() + 1);
    return concatenate(arrays.stream().map(a -> expandDims(a, place)).toList(), place);
  }

  /** Joined along the first axis; 1-d arrays count as rows. */
  public static Expr vstack(List<Expr> arrays) {
    return concatenate(arrays.stream().map(Layouts::atLeast2d).toList(), 0);
  }

  /** Joined along the second axis; 1-d arrays along their only one. */
  public static Expr hstack(List<Expr> arrays) {
    List<Expr> joined = arrays.stream().map(Layouts::atLeast1d).toList();
    return concatenate(joined, !joined.isEmpty() && joined.get(0).rank() == 1 ? 0 : 1);
  }

  /** Joined along the second axis; 1-d arrays count as columns. */
  public static Expr columnStack(List<Expr> arrays) {
    return concatenate(
        arrays.stream().map(a -> a.rank() < 2 ? reshape(a, a.size(), 1) : a).toList(), 1);
  }

  public static Expr atLeast1d(Expr x) {
    return x.rank() == 0 ? reshape(x, 1) : x;
  }

  /** The array, or as a matrix of one row. */
  public static Expr atLeast2d(Expr x) {
    return x.rank() < 2 ? reshape(x, 1, x.size()) : x;
  }

  /** Equal parts along an axis. */
  public static List<Expr> split(Expr x, int parts, int axis) {
    int along = Shapes.axis(axis, x.rank());
    if (parts < 1 || x.extent(along) % parts != 0) {
      throw NumpyException.valueError("array split does not result in an equal division");
    }
    long extent = x.extent(along) / parts;
    List<Expr> result = new ArrayList<>();
    for (int i = 0; i < parts; i++) {
      Region all = Region.all(x.shape());
      long[] start = all.start();
      long[] count = all.count();
      start[along] = i * extent;
      count[along] = extent;
      result.add(new Slice(x, new Region(start, all.step(), count)));
    }
    return result;
  }

  /** The elements in reverse order along the given axes; along all if none are given. */
  public static Expr flip(Expr x, int... axes) {
    int[] reversed = axes.length == 0 ? Shapes.allAxes(x.rank()) : Shapes.axes(axes, x.rank());
    Region all = Region.all(x.shape());
    long[] start = all.start();
    long[] step = all.step();
    for (int axis : reversed) {
      start[axis] = Math.max(0, x.extent(axis) - 1);
      step[axis] = -1;
    }
    return new Slice(x, new Region(start, step, all.count()));
  }
}
