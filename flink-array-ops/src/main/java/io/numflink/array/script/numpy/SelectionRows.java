package io.numflink.array.script.numpy;

import io.numflink.array.block.Block;
import io.numflink.array.block.DType;
import io.numflink.array.expr.Creation;
import io.numflink.array.expr.Expr;
import io.numflink.array.expr.Functions;
import io.numflink.array.expr.Index;
import io.numflink.array.expr.Indexing;
import io.numflink.array.expr.Layouts;
import io.numflink.array.expr.Reductions;
import io.numflink.array.expr.Shapes;
import io.numflink.array.expr.WholeArrays;
import io.numflink.array.kernel.UFunc;
import io.numflink.array.script.value.ScriptException;
import io.numflink.array.script.value.TupleValue;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * Sorting, searching and counting. What needs all of an array in one place says so in its row; what
 * has a shape that depends on the elements forces them.
 */
final class SelectionRows {
  private static final String WHOLE = "; the array is brought to one node";
  private static final String FORCED = "; forces the array to the driver";

  private SelectionRows() {}

  static List<NumpyFunction> rows() {
    return List.of(
        new NumpyFunction(
            "where",
            "condition, x=, y=",
            "x where the condition holds, y elsewhere; with the condition alone as nonzero",
            SelectionRows::where),
        new NumpyFunction(
            "sort",
            "a, axis=-1, kind=None",
            "sorted along an axis" + WHOLE,
            c -> c.result(along(c, WholeArrays::sort))),
        new NumpyFunction(
            "argsort",
            "a, axis=-1, kind=None",
            "the places of the sorted elements, stable" + WHOLE,
            c -> c.result(along(c, WholeArrays::argsort))),
        new NumpyFunction(
            "cumsum",
            "a, axis=None, dtype=None, out=None",
            "sums up to each element" + WHOLE,
            c -> c.result(along(c, WholeArrays::cumsum))),
        new NumpyFunction(
            "cumprod",
            "a, axis=None, dtype=None, out=None",
            "products up to each element" + WHOLE,
            c -> c.result(along(c, WholeArrays::cumprod))),
        new NumpyFunction(
            "diff",
            "a, n=1, axis=-1",
            "differences of neighbours, n times",
            c -> c.result(diff(c.expr("a"), c.integer("n"), c.smallInteger("axis")))),
        new NumpyFunction(
            "median",
            "a, axis=None, out=None, overwrite_input=False, keepdims=False",
            "the median" + WHOLE,
            c -> quantiles(c, new double[] {0.5}, true)),
        new NumpyFunction(
            "percentile",
            "a, q, axis=None, out=None, overwrite_input=False, method=, keepdims=False",
            "percentiles, linearly interpolated" + WHOLE,
            c -> percentile(c, 100)),
        new NumpyFunction(
            "quantile",
            "a, q, axis=None, out=None, overwrite_input=False, method=, keepdims=False",
            "quantiles, linearly interpolated" + WHOLE,
            c -> percentile(c, 1)),
        new NumpyFunction(
            "take",
            "a, indices, axis=None",
            "the elements at places along an axis" + WHOLE,
            SelectionRows::take),
        new NumpyFunction(
            "unique",
            "ar, return_index=False, return_inverse=False, return_counts=False",
            "the different elements, sorted" + FORCED,
            SelectionRows::unique),
        new NumpyFunction(
            "bincount",
            "x, weights=None, minlength=0",
            "how often 0, 1, 2 … occur" + FORCED,
            SelectionRows::bincount),
        new NumpyFunction(
            "nonzero",
            "a",
            "the places of elements that are not zero" + FORCED,
            c -> c.results(Positions.of(c.conversion().block(c.expr("a"))))),
        new NumpyFunction(
            "flatnonzero",
            "a",
            "as nonzero, of the flat array" + FORCED,
            c -> c.result(Positions.of(c.conversion().block(Layouts.ravel(c.expr("a")))).get(0))),
        new NumpyFunction(
            "argwhere",
            "a",
            "the places of elements that are not zero, a row each" + FORCED,
            c -> c.result(Layouts.stack(Positions.of(c.conversion().block(c.expr("a"))), 1))),
        new NumpyFunction(
            "searchsorted",
            "a, v, side=",
            "where the elements of v belong in the sorted a; compares each with all",
            SelectionRows::searchSorted),
        new NumpyFunction(
            "isin",
            "element, test_elements",
            "whether each element is among others; compares each with all",
            c -> c.result(isIn(c.expr("element"), c.expr("test_elements")))),
        new NumpyFunction(
            "ix_", "*args", "vectors as indices of an open mesh", SelectionRows::openMesh));
  }

  /** A function along one axis. */
  @FunctionalInterface
  private interface Along {
    Expr of(Expr a, int axis);
  }

  private static Expr along(Call c, Along function) {
    Expr a = c.expr("a");
    return c.given("axis")
        ? function.of(a, c.smallInteger("axis"))
        : function.of(Layouts.ravel(a), 0);
  }

  private static Object where(Call c) {
    boolean x = c.value("x") != null;
    boolean y = c.value("y") != null;
    if (x != y) {
      throw ScriptException.valueError("either both or neither of x and y should be given");
    }
    return x
        ? c.array(Functions.where(c.expr("condition"), c.expr("x"), c.expr("y")))
        : c.results(Positions.of(c.conversion().block(c.expr("condition"))));
  }

  private static Expr diff(Expr a, long n, int axis) {
    if (n < 0) {
      throw ScriptException.valueError("order must be non-negative but got " + n);
    }
    int along = Shapes.axis(axis, a.rank());
    Expr result = a;
    for (long i = 0; i < n; i++) {
      Expr right = part(result, along, 1L, null);
      Expr left = part(result, along, null, -1L);
      result =
          a.dtype() == DType.BOOL
              ? Functions.apply(UFunc.NOT_EQUAL, right, left)
              : Functions.subtract(right, left);
    }
    return result;
  }

  private static Expr part(Expr a, int axis, Long from, Long to) {
    return Indexing.get(a, at(axis, new Index.Range(from, to, null)));
  }

  private static List<Index> at(int axis, Index index) {
    List<Index> result = new ArrayList<>(Collections.nCopies(axis, Index.Range.ALL));
    result.add(index);
    return result;
  }

  private static Object percentile(Call c, double whole) {
    Block q = c.conversion().block(Functions.cast(c.expr("q"), DType.FLOAT64));
    double[] fractions = new double[q.size()];
    for (int i = 0; i < fractions.length; i++) {
      fractions[i] = q.float64()[i] / whole;
      if (!(fractions[i] >= 0 && fractions[i] <= 1)) {
        throw ScriptException.valueError(
            whole == 1
                ? "Quantiles must be in the range [0, 1]"
                : "Percentiles must be in the range [0, 100]");
      }
    }
    return quantiles(c, fractions, q.rank() == 0);
  }

  private static Object quantiles(Call c, double[] fractions, boolean single) {
    Expr a = c.expr("a");
    Expr elements = a.dtype().isFloating() ? a : Functions.cast(a, DType.FLOAT64);
    boolean flat = !c.given("axis");
    Expr lane = flat ? Layouts.ravel(elements) : elements;
    int axis = flat ? 0 : Shapes.axis(c.integer("axis"), a.rank());
    Expr sorted = WholeArrays.sort(lane, axis);
    List<Expr> results = new ArrayList<>();
    for (double fraction : fractions) {
      Expr value = quantile(sorted, axis, fraction);
      if (c.flag("keepdims")) {
        int[] all = flat ? Shapes.allAxes(a.rank()) : new int[] {axis};
        value = Layouts.reshape(value, Shapes.reduce(a.shape(), all, true));
      }
      results.add(value);
    }
    return c.result(single ? results.get(0) : Layouts.stack(results, 0));
  }

  /** Between the places that enclose (n − 1) q; NaN if there is one, which is then the last. */
  private static Expr quantile(Expr sorted, int axis, double q) {
    long n = sorted.extent(axis);
    if (n == 0) {
      return Functions.multiply(
          Reductions.sum(sorted, new int[] {axis}, false), Creation.constant(Double.NaN));
    }
    double place = (n - 1) * q;
    long below = (long) Math.floor(place);
    double t = place - below;
    Expr low = element(sorted, axis, below);
    Expr high = element(sorted, axis, Math.min(n - 1, below + 1));
    Expr distance = Functions.subtract(high, low);
    Expr between =
        t < 0.5
            ? Functions.add(low, Functions.multiply(distance, Creation.constant(t)))
            : Functions.subtract(high, Functions.multiply(distance, Creation.constant(1 - t)));
    Expr last = element(sorted, axis, n - 1);
    return Functions.where(Functions.apply(UFunc.ISNAN, last), last, t == 0 ? low : between);
  }

  private static Expr element(Expr a, int axis, long place) {
    return Indexing.get(a, at(axis, new Index.At(place)));
  }

  private static Object take(Call c) {
    Expr a = c.given("axis") ? c.expr("a") : Layouts.ravel(c.expr("a"));
    int axis = c.given("axis") ? Shapes.axis(c.integer("axis"), a.rank()) : 0;
    return c.result(WholeArrays.take(a, axis, List.of(c.expr("indices"))));
  }

  private static Object unique(Call c) {
    Expr flat = Layouts.ravel(c.expr("ar"));
    Expr order = WholeArrays.argsort(flat, 0);
    Expr sorted = WholeArrays.take(flat, 0, List.of(order));
    List<Block> blocks = c.runtime().values(List.of(sorted, order));
    Runs runs = Runs.of(blocks.get(0));
    List<Object> result = new ArrayList<>();
    result.add(c.result(runs.elements()));
    if (c.flag("return_index")) {
      result.add(c.result(runs.first(blocks.get(1).int64())));
    }
    if (c.flag("return_inverse")) {
      result.add(c.result(runs.inverse(blocks.get(1).int64())));
    }
    if (c.flag("return_counts")) {
      result.add(c.result(runs.counts()));
    }
    return result.size() == 1 ? result.get(0) : new TupleValue(result);
  }

  private static Object bincount(Call c) {
    Expr x = c.expr("x");
    if (x.dtype().isFloating() && x.size() > 0) {
      throw ScriptException.typeError(
          "Cannot cast array data from dtype('%s') to dtype('int64') according to the rule 'safe'"
              .formatted(x.dtype().numpyName()));
    }
    if (x.rank() != 1) {
      throw ScriptException.valueError("object too deep for desired array");
    }
    long[] places = c.conversion().block(Functions.cast(x, DType.INT64)).int64();
    Expr given = c.exprOrNull("weights");
    double[] weights =
        given == null ? null : c.conversion().block(Functions.cast(given, DType.FLOAT64)).float64();
    if (weights != null && weights.length != places.length) {
      throw ScriptException.valueError("The weights and list don't have the same length.");
    }
    int size = c.smallInteger("minlength");
    for (long place : places) {
      if (place < 0) {
        throw ScriptException.valueError("'list' argument must have no negative elements");
      }
      size = Math.max(size, Math.toIntExact(place + 1));
    }
    long[] counts = new long[size];
    double[] totals = new double[size];
    for (int i = 0; i < places.length; i++) {
      counts[(int) places[i]]++;
      totals[(int) places[i]] += weights == null ? 0 : weights[i];
    }
    return c.result(
        Creation.array(weights == null ? Block.of(counts, size) : Block.of(totals, size)));
  }

  private static Object searchSorted(Call c) {
    Expr a = c.expr("a");
    Expr v = c.expr("v");
    boolean right = "right".equals(c.value("side"));
    Expr before =
        Functions.apply(right ? UFunc.LESS_EQUAL : UFunc.LESS, a, Layouts.expandDims(v, v.rank()));
    return c.result(Reductions.sum(before, new int[] {v.rank()}, false));
  }

  private static Expr isIn(Expr x, Expr others) {
    Expr equal =
        Functions.apply(UFunc.EQUAL, Layouts.expandDims(x, x.rank()), Layouts.ravel(others));
    return Reductions.any(equal, new int[] {x.rank()}, false);
  }

  private static Object openMesh(Call c) {
    List<Object> vectors = c.items("args");
    List<Object> result = new ArrayList<>();
    for (int i = 0; i < vectors.size(); i++) {
      Expr vector = c.conversion().expr(vectors.get(i));
      if (vector.dtype() == DType.BOOL) {
        vector = Positions.of(c.conversion().block(vector)).get(0);
      }
      long[] shape = new long[vectors.size()];
      Arrays.fill(shape, 1);
      shape[i] = vector.size();
      result.add(c.array(Layouts.reshape(vector, shape)));
    }
    return new TupleValue(result);
  }
}
