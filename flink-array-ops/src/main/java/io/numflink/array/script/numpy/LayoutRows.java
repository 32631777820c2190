package io.numflink.array.script.numpy;

import io.numflink.array.expr.Expr;
import io.numflink.array.expr.Index;
import io.numflink.array.expr.Indexing;
import io.numflink.array.expr.Layouts;
import io.numflink.array.expr.Shapes;
import io.numflink.array.script.value.ArrayValue;
import io.numflink.array.script.value.ListValue;
import io.numflink.array.script.value.ScriptValues;
import io.numflink.array.script.value.TupleValue;
import io.numflink.array.script.value.View;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.function.UnaryOperator;

/** Arrays with their elements in another place. */
final class LayoutRows {
  private LayoutRows() {}

  static List<NumpyFunction> rows() {
    NumpyFunction concatenate =
        new NumpyFunction(
            "concatenate",
            "arrays, axis=0, out=None, *, dtype=None",
            "arrays joined along an axis; None joins them flat",
            LayoutRows::concatenate);
    NumpyFunction vstack =
        new NumpyFunction(
            "vstack",
            "tup",
            "arrays joined along the first axis, vectors as rows",
            c -> c.result(Layouts.vstack(c.exprs("tup"))));
    return List.of(
        new NumpyFunction(
            "transpose",
            "a, axes=None",
            "the axes reversed, or in the order given; a view",
            c -> transposed(c.array("a"), c.axes("axes"))),
        new NumpyFunction(
            "swapaxes",
            "a, axis1, axis2",
            "two axes exchanged; a view",
            c -> swapped(c.array("a"), c.smallInteger("axis1"), c.smallInteger("axis2"))),
        new NumpyFunction(
            "moveaxis",
            "a, source, destination",
            "axes at other places; a view",
            c -> moved(c.array("a"), c.axes("source"), c.axes("destination"))),
        new NumpyFunction(
            "reshape",
            "a, newshape, order=",
            "another shape of the same size; a view where NumPy makes one",
            c -> reshaped(c.array("a"), c.shape("newshape"))),
        new NumpyFunction(
            "ravel",
            "a, order=",
            "the elements as a vector; a view if they lie in its order",
            c -> raveled(c.array("a"))),
        new NumpyFunction(
            "squeeze",
            "a, axis=None",
            "without axes of extent 1; a view",
            c -> squeezed(c.array("a"), c.axes("axis"))),
        new NumpyFunction(
            "expand_dims",
            "a, axis",
            "with new axes of extent 1; a view",
            c -> like(c.array("a"), a -> Layouts.expandDims(a, c.axes("axis")))),
        new NumpyFunction(
            "atleast_1d",
            "a",
            "the array, a number as a vector",
            c -> like(c.array("a"), Layouts::atLeast1d)),
        new NumpyFunction(
            "atleast_2d",
            "a",
            "the array, a vector as a matrix of one row",
            c -> like(c.array("a"), Layouts::atLeast2d)),
        new NumpyFunction(
            "broadcast_to",
            "array, shape",
            "repeated along axes of extent 1 and new ones; a view for reading only",
            c -> c.array("array").view(View.broadcast(c.shape("shape")))),
        concatenate,
        new NumpyFunction(
            "stack",
            "arrays, axis=0, out=None",
            "arrays joined along a new axis",
            c ->
                c.result(Layouts.stack(c.exprs("arrays"), c.smallInteger("axis")), c.value("out"))),
        vstack,
        vstack.as("row_stack"),
        new NumpyFunction(
            "hstack",
            "tup",
            "arrays joined along the second axis, vectors along their own",
            c -> c.result(Layouts.hstack(c.exprs("tup")))),
        new NumpyFunction(
            "column_stack",
            "tup",
            "arrays joined along the second axis, vectors as columns",
            c -> c.result(Layouts.columnStack(c.exprs("tup")))),
        new NumpyFunction(
            "append",
            "arr, values, axis=None",
            "values joined to the end, flat without axis",
            LayoutRows::append),
        new NumpyFunction(
            "split",
            "ary, indices_or_sections, axis=0",
            "equal parts, or parts between places, along an axis",
            c -> parts(c, c.smallInteger("axis"), true)),
        new NumpyFunction(
            "array_split",
            "ary, indices_or_sections, axis=0",
            "as split, but parts may differ by one",
            c -> parts(c, c.smallInteger("axis"), false)),
        new NumpyFunction(
            "vsplit", "ary, indices_or_sections", "parts along axis 0", c -> parts(c, 0, true)),
        new NumpyFunction(
            "hsplit",
            "ary, indices_or_sections",
            "parts along axis 1, of vectors along axis 0",
            c -> parts(c, c.expr("ary").rank() == 1 ? 0 : 1, true)),
        new NumpyFunction(
            "flip",
            "m, axis=None",
            "the elements in reverse order; a view",
            c -> flipped(c.array("m"), orEmpty(c.axes("axis")))),
        new NumpyFunction(
            "fliplr", "m", "columns in reverse order; a view", c -> flipped(c.array("m"), 1)),
        new NumpyFunction(
            "flipud", "m", "rows in reverse order; a view", c -> flipped(c.array("m"), 0)),
        new NumpyFunction(
            "roll",
            "a, shift, axis=None",
            "the elements moved, those beyond the end to the front",
            LayoutRows::roll),
        new NumpyFunction(
            "tile", "A, reps", "the array repeated along each axis", LayoutRows::tile),
        new NumpyFunction(
            "repeat",
            "a, repeats, axis=None",
            "each element repeated, a number of times for all",
            LayoutRows::repeat),
        new NumpyFunction(
            "shape", "a", "the shape, as a tuple", c -> TupleValue.of(c.expr("a").shape())),
        new NumpyFunction("ndim", "a", "the number of axes", c -> (long) c.expr("a").rank()),
        new NumpyFunction(
            "size",
            "a, axis=None",
            "the number of elements",
            c ->
                c.given("axis")
                    ? c.expr("a").extent(Shapes.axis(c.integer("axis"), c.expr("a").rank()))
                    : c.expr("a").size()));
  }

  private static int[] orEmpty(int[] axes) {
    return axes == null ? new int[0] : axes;
  }

  // ---- views

  static ArrayValue transposed(ArrayValue a, int[] axes) {
    if (axes == null) {
      int rank = a.rank();
      int[] reversed = new int[rank];
      Arrays.setAll(reversed, i -> rank - 1 - i);
      return a.view(View.transposed(reversed));
    }
    Layouts.transpose(a.expr(), axes.length == 0 ? Shapes.allAxes(a.rank()) : axes);
    return a.view(
        View.transposed(Arrays.stream(axes).map(axis -> Shapes.axis(axis, a.rank())).toArray()));
  }

  static ArrayValue swapped(ArrayValue a, int axis1, int axis2) {
    Layouts.swapaxes(a.expr(), axis1, axis2);
    int[] axes = Shapes.allAxes(a.rank());
    int first = Shapes.axis(axis1, a.rank());
    int second = Shapes.axis(axis2, a.rank());
    axes[first] = second;
    axes[second] = first;
    return a.view(View.transposed(axes));
  }

  private static ArrayValue moved(ArrayValue a, int[] source, int[] destination) {
    return a.view(View.transposed(Layouts.movedAxes(a.rank(), source, destination)));
  }

  private static ArrayValue flipped(ArrayValue a, int... axes) {
    int[] reversed = axes.length == 0 ? Shapes.allAxes(a.rank()) : Shapes.axes(axes, a.rank());
    List<Index> index = new ArrayList<>(Collections.nCopies(a.rank(), Index.Range.ALL));
    for (int axis : reversed) {
      index.set(axis, new Index.Range(null, null, -1L));
    }
    return a.view(View.of(index));
  }

  static ArrayValue reshaped(ArrayValue a, long... shape) {
    return like(a, x -> Layouts.reshape(x, shape));
  }

  /** Other than for a reshape, steps between the elements make it a copy. */
  static ArrayValue raveled(ArrayValue a) {
    return a.isInOrder() ? reshaped(a, -1) : new ArrayValue(Layouts.ravel(a.expr()));
  }

  static ArrayValue squeezed(ArrayValue a, int[] axes) {
    return like(a, x -> axes != null && axes.length == 0 ? x : Layouts.squeeze(x, orEmpty(axes)));
  }

  /** The array in the shape that a function of shapes gives it. */
  private static ArrayValue like(ArrayValue a, UnaryOperator<Expr> reshape) {
    return a.reshaped(reshape.apply(a.expr()).shape());
  }

  // ---- joining and cutting

  private static Object concatenate(Call c) {
    List<Expr> arrays =
        c.items("arrays").stream()
            .map(item -> c.conversion().expr(item, c.dtype("dtype")))
            .toList();
    return c.result(
        c.given("axis")
            ? Layouts.concatenate(arrays, c.smallInteger("axis"))
            : Layouts.concatenate(arrays.stream().map(Layouts::ravel).toList(), 0),
        c.value("out"));
  }

  private static Object append(Call c) {
    List<Expr> both = List.of(c.expr("arr"), c.expr("values"));
    return c.result(
        c.given("axis")
            ? Layouts.concatenate(both, c.smallInteger("axis"))
            : Layouts.concatenate(both.stream().map(Layouts::ravel).toList(), 0));
  }

  private static Object parts(Call c, int axis, boolean equal) {
    ArrayValue a = c.array("ary");
    int along = Shapes.axis(axis, a.rank());
    long extent = a.expr().extent(along);
    List<Object> places = ScriptValues.sequence(c.value("indices_or_sections"));
    List<Long> cuts = new ArrayList<>(List.of(0L));
    if (places != null) {
      places.forEach(place -> cuts.add((Long) place));
    } else {
      int count = c.smallInteger("indices_or_sections");
      if (equal) {
        Layouts.split(a.expr(), count, along);
      }
      for (long i = 1, at = 0; i < count; i++) {
        at += extent / count + (i <= extent % count ? 1 : 0);
        cuts.add(at);
      }
    }
    List<Object> parts = new ArrayList<>();
    for (int i = 0; i < cuts.size(); i++) {
      Long end = i + 1 < cuts.size() ? cuts.get(i + 1) : (Long) extent;
      parts.add(a.view(View.of(range(along, cuts.get(i), end))));
    }
    return new ListValue(parts);
  }

  private static List<Index> range(int axis, Long from, Long to) {
    List<Index> index = new ArrayList<>(Collections.nCopies(axis, Index.Range.ALL));
    index.add(new Index.Range(from, to, null));
    return index;
  }

  private static Object roll(Call c) {
    Expr a = c.expr("a");
    if (!c.given("axis")) {
      Expr rolled = roll(Layouts.ravel(a), 0, c.integer("shift"));
      return c.result(Layouts.reshape(rolled, a.shape()));
    }
    int[] axes = c.axes("axis");
    long[] shifts = c.shape("shift");
    for (int i = 0; i < axes.length; i++) {
      a = roll(a, Shapes.axis(axes[i], a.rank()), shifts[Math.min(i, shifts.length - 1)]);
    }
    return c.result(a);
  }

  private static Expr roll(Expr a, int axis, long shift) {
    long extent = a.extent(axis);
    long moved = extent == 0 ? 0 : Math.floorMod(shift, extent);
    if (moved == 0) {
      return a;
    }
    Expr end = Indexing.get(a, range(axis, extent - moved, extent));
    Expr start = Indexing.get(a, range(axis, 0L, extent - moved));
    return Layouts.concatenate(List.of(end, start), axis);
  }

  private static Object tile(Call c) {
    Expr a = c.expr("A");
    long[] reps = c.shape("reps");
    int rank = Math.max(a.rank(), reps.length);
    long[] shape = new long[rank];
    long[] stretched = new long[2 * rank];
    long[] apart = new long[2 * rank];
    for (int axis = 0; axis < rank; axis++) {
      int own = axis - (rank - a.rank());
      int given = axis - (rank - reps.length);
      long extent = own < 0 ? 1 : a.extent(own);
      long times = given < 0 ? 1 : reps[given];
      shape[axis] = extent * times;
      apart[2 * axis] = 1;
      apart[2 * axis + 1] = extent;
      stretched[2 * axis] = times;
      stretched[2 * axis + 1] = extent;
    }
    return c.result(
        Layouts.reshape(Layouts.broadcastTo(Layouts.reshape(a, apart), stretched), shape));
  }

  private static Object repeat(Call c) {
    Expr a = c.given("axis") ? c.expr("a") : Layouts.ravel(c.expr("a"));
    int axis = c.given("axis") ? Shapes.axis(c.integer("axis"), a.rank()) : 0;
    long times = c.integer("repeats");
    long[] shape = a.shape();
    Expr apart = Layouts.expandDims(a, axis + 1);
    long[] stretched = apart.shape();
    stretched[axis + 1] = times;
    shape[axis] *= times;
    return c.result(Layouts.reshape(Layouts.broadcastTo(apart, stretched), shape));
  }
}
