package io.numflink.array.script.numpy;

import io.numflink.array.block.DType;
import io.numflink.array.expr.Creation;
import io.numflink.array.expr.Expr;
import io.numflink.array.expr.Functions;
import io.numflink.array.expr.Layouts;
import io.numflink.array.expr.Products;
import io.numflink.array.expr.Reductions;
import io.numflink.array.expr.Shapes;
import io.numflink.array.kernel.Reduction;
import io.numflink.array.kernel.UFunc;
import io.numflink.array.script.value.ScriptException;
import io.numflink.array.script.value.TupleValue;
import java.util.Arrays;
import java.util.List;

/** Sums, extremes, means and the like: all elements, or along one or several axes. */
final class ReductionRows {
  private static final String AXES = "a, axis=None, out=None, keepdims=False";
  private static final String TYPED = "a, axis=None, dtype=None, out=None, keepdims=False";
  private static final String SPREAD = "a, axis=None, dtype=None, out=None, ddof=0, keepdims=False";

  private ReductionRows() {}

  /** A reduction of an array along axes (null: all). */
  @FunctionalInterface
  private interface Body {
    Expr of(Expr a, int[] axes, boolean keepDims);
  }

  static List<NumpyFunction> rows() {
    NumpyFunction max =
        row("max", AXES, "the largest element; NaN if there is one", Reductions::max);
    NumpyFunction min =
        row("min", AXES, "the smallest element; NaN if there is one", Reductions::min);
    NumpyFunction prod = row("prod", TYPED, "the product", Reductions::prod);
    return List.of(
        row("sum", TYPED, "the sum", Reductions::sum),
        prod,
        prod.as("product"),
        row("mean", TYPED, "the mean", Reductions::mean),
        max,
        max.as("amax"),
        min,
        min.as("amin"),
        row("any", AXES, "whether any element is true", Reductions::any),
        row("all", AXES, "whether all elements are true", Reductions::all),
        row("ptp", AXES, "the largest element minus the smallest", Reductions::ptp),
        row("nansum", TYPED, "the sum without NaN", (a, x, k) -> Reductions.sum(zeroed(a), x, k)),
        row("nanmean", TYPED, "the mean without NaN", ReductionRows::nanMean),
        row(
            "nanmax",
            AXES,
            "the largest element but NaN",
            (a, x, k) -> Reductions.max(replaced(a, Double.NEGATIVE_INFINITY), x, k)),
        row(
            "nanmin",
            AXES,
            "the smallest element but NaN",
            (a, x, k) -> Reductions.min(replaced(a, Double.POSITIVE_INFINITY), x, k)),
        new NumpyFunction(
            "var", SPREAD, "the variance, divided by n − ddof", c -> spread(c, Reductions::var)),
        new NumpyFunction("std", SPREAD, "the standard deviation", c -> spread(c, Reductions::std)),
        new NumpyFunction(
            "count_nonzero",
            "a, axis=None, keepdims=False",
            "how many elements are not zero",
            c ->
                c.result(
                    Reductions.reduce(
                        Reduction.COUNT_NONZERO, c.expr("a"), c.axes("axis"), c.flag("keepdims")))),
        new NumpyFunction(
            "argmax",
            "a, axis=None, out=None, keepdims=False",
            "the place of the largest element",
            c -> c.result(Reductions.argmax(c.expr("a"), c.axis("axis"), c.flag("keepdims")))),
        new NumpyFunction(
            "argmin",
            "a, axis=None, out=None, keepdims=False",
            "the place of the smallest element",
            c -> c.result(Reductions.argmin(c.expr("a"), c.axis("axis"), c.flag("keepdims")))),
        new NumpyFunction(
            "average",
            "a, axis=None, weights=None, returned=False",
            "the weighted mean",
            ReductionRows::average),
        new NumpyFunction(
            "cov",
            "m, y=None, rowvar=True, bias=False, ddof=None",
            "the covariance matrix of the rows (rowvar) or columns",
            c -> c.result(Layouts.squeeze(covariance(c)))),
        new NumpyFunction(
            "corrcoef",
            "x, y=None, rowvar=True",
            "the correlation matrix of the rows (rowvar) or columns",
            ReductionRows::correlation));
  }

  private static NumpyFunction row(String name, String parameters, String doc, Body body) {
    boolean typed = parameters.equals(TYPED);
    return new NumpyFunction(
        name,
        parameters,
        doc,
        c -> {
          Expr a = c.conversion().expr(c.value("a"), typed ? c.dtype("dtype") : null);
          return c.result(body.of(a, c.axes("axis"), c.flag("keepdims")), c.value("out"));
        });
  }

  /** A variance or deviation. */
  @FunctionalInterface
  private interface Spread {
    Expr of(Expr a, int[] axes, boolean keepDims, double ddof);
  }

  private static Object spread(Call c, Spread body) {
    Expr a = c.conversion().expr(c.value("a"), c.dtype("dtype"));
    return c.result(body.of(a, c.axes("axis"), c.flag("keepdims"), c.real("ddof")), c.value("out"));
  }

  private static Expr replaced(Expr a, double value) {
    return a.dtype().isFloating()
        ? Functions.where(Functions.apply(UFunc.ISNAN, a), Creation.constant(value), a)
        : a;
  }

  private static Expr zeroed(Expr a) {
    return replaced(a, 0);
  }

  private static Expr nanMean(Expr a, int[] axes, boolean keepDims) {
    Expr numbers = Functions.apply(UFunc.LOGICAL_NOT, Functions.apply(UFunc.ISNAN, a));
    return Functions.divide(
        Reductions.sum(zeroed(a), axes, keepDims), Reductions.sum(numbers, axes, keepDims));
  }

  private static Object average(Call c) {
    Expr a = c.expr("a");
    int[] axes = c.axes("axis");
    Expr weights = c.exprOrNull("weights");
    if (weights == null) {
      return c.result(Reductions.mean(a, axes, false));
    }
    if (!Arrays.equals(weights.shape(), a.shape())) {
      if (axes == null) {
        throw ScriptException.typeError(
            "Axis must be specified when shapes of a and weights differ.");
      }
      if (weights.rank() != 1) {
        throw ScriptException.typeError("1D weights expected when shapes of a and weights differ.");
      }
      long[] along = new long[a.rank()];
      Arrays.fill(along, 1);
      along[Shapes.axis(axes[0], a.rank())] = weights.size();
      weights = Layouts.broadcastTo(Layouts.reshape(weights, along), a.shape());
    }
    Expr total = Reductions.sum(weights, axes, false);
    Expr mean =
        Functions.divide(Reductions.sum(Functions.multiply(a, weights), axes, false), total);
    return c.flag("returned") ? TupleValue.of(c.result(mean), c.result(total)) : c.result(mean);
  }

  /** (X − x̄)(X − x̄)ᵀ / (n − ddof) of variables in rows. */
  private static Expr covariance(Call c) {
    Expr rows = variables(c, "m");
    double ddof = c.given("ddof") ? c.real("ddof") : c.flag("bias") ? 0 : 1;
    Expr count = Creation.constant((double) rows.extent(1) - ddof);
    return Functions.divide(scatter(rows), count);
  }

  private static Expr variables(Call c, String first) {
    Expr x = Functions.cast(Layouts.atLeast2d(c.expr(first)), DType.FLOAT64);
    boolean columns = !c.flag("rowvar") && x.extent(0) != 1;
    Expr rows = columns ? Layouts.transpose(x) : x;
    if (!c.given("y")) {
      return rows;
    }
    Expr y = Functions.cast(Layouts.atLeast2d(c.expr("y")), DType.FLOAT64);
    boolean yColumns = !c.flag("rowvar") && y.extent(0) != 1;
    return Layouts.concatenate(List.of(rows, yColumns ? Layouts.transpose(y) : y), 0);
  }

  private static Expr scatter(Expr rows) {
    Expr centred = Functions.subtract(rows, Reductions.mean(rows, new int[] {1}, true));
    return Products.matmul(centred, Layouts.transpose(centred));
  }

  private static Object correlation(Call c) {
    Expr rows = variables(c, "x");
    Expr scatter = scatter(rows);
    Expr sizes =
        Functions.sqrt(
            Reductions.sum(
                Functions.multiply(
                    scatter, Creation.eye(rows.extent(0), rows.extent(0), 0, DType.FLOAT64)),
                new int[] {1},
                false));
    Expr byRow = Functions.divide(scatter, Layouts.expandDims(sizes, 1));
    return c.result(Layouts.squeeze(Functions.divide(byRow, sizes)));
  }
}
