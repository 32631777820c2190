package io.numflink.array.script.numpy;

import io.numflink.array.block.DType;
import io.numflink.array.expr.Creation;
import io.numflink.array.expr.Expr;
import io.numflink.array.expr.Functions;
import io.numflink.array.expr.Reductions;
import io.numflink.array.kernel.UFunc;
import io.numflink.array.script.value.ArrayValue;
import io.numflink.array.script.value.ScriptException;
import io.numflink.array.script.value.ScriptValues;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Element-wise functions: every row of {@link UFunc}, and some that are composed of them. */
final class ElementwiseRows {
  private ElementwiseRows() {}

  static List<NumpyFunction> rows() {
    List<NumpyFunction> rows = new ArrayList<>();
    for (UFunc function : UFunc.values()) {
      boolean composed = function == UFunc.WHERE || function == UFunc.CLIP;
      if (!function.isCast() && !composed) {
        NumpyFunction row = row(function);
        function.aliases().forEach(alias -> rows.add(row.as(alias)));
        rows.add(row);
      }
    }
    rows.addAll(composed());
    return rows;
  }

  /** NumPy's name; what divides calls itself {@code divide} since 1.23. */
  static String name(UFunc function) {
    return function == UFunc.TRUE_DIVIDE ? "divide" : function.numpyName();
  }

  private static NumpyFunction row(UFunc function) {
    String name = function.numpyName();
    return new NumpyFunction(
        name,
        "*x, out=None, dtype=None, where=True",
        function.doc(),
        c -> {
          List<Object> x = ScriptValues.sequence(c.value("x"));
          if (x.size() != function.arity() && x.size() != function.arity() + 1) {
            throw arity(name(function), function.arity(), x.size());
          }
          Expr[] operands =
              x.stream()
                  .limit(function.arity())
                  .map(operand -> c.conversion().expr(operand, c.dtype("dtype")))
                  .toArray(Expr[]::new);
          if (c.value("where") != Boolean.TRUE) {
            throw new ScriptException(
                "NotImplementedError", "where= of %s is not supported by NumFlink".formatted(name));
          }
          Object out = x.size() > function.arity() ? x.get(function.arity()) : c.value("out");
          return c.result(Functions.apply(function, operands), out);
        });
  }

  private static ScriptException arity(String name, int arity, int given) {
    return ScriptException.typeError(
        "%s() takes from %d to %d positional arguments but %d were given"
            .formatted(name, arity, arity + 1, given));
  }

  private static List<NumpyFunction> composed() {
    NumpyFunction round =
        new NumpyFunction(
            "round",
            "a, decimals=0, out=None",
            "rounded to a number of decimals, halves to even; an array of integers itself",
            ElementwiseRows::rounded);
    return List.of(
        round,
        round.as("around"),
        round.as("round_"),
        new NumpyFunction(
            "clip",
            "a, a_min, a_max, out=None",
            "limited to [a_min, a_max]; None is no limit",
            c ->
                c.result(
                    Functions.clip(c.expr("a"), c.exprOrNull("a_min"), c.exprOrNull("a_max")),
                    c.value("out"))),
        new NumpyFunction(
            "isclose",
            "a, b, rtol=1e-05, atol=1e-08, equal_nan=False",
            "whether |a − b| ≤ atol + rtol |b|",
            c -> c.result(isClose(c))),
        new NumpyFunction(
            "allclose",
            "a, b, rtol=1e-05, atol=1e-08, equal_nan=False",
            "whether all elements are close",
            c -> c.conversion().block(Reductions.all(isClose(c), null, false)).bool()[0]),
        new NumpyFunction(
            "array_equal",
            "a1, a2",
            "whether shapes and elements are equal",
            c -> arrayEqual(c, c.expr("a1"), c.expr("a2"))),
        new NumpyFunction(
            "nan_to_num",
            "x, copy=True, nan=0.0, posinf=None, neginf=None",
            "NaN and infinities replaced by numbers",
            c -> c.result(nanToNum(c))),
        new NumpyFunction(
            "isposinf", "x", "whether x is ∞", c -> c.result(infinite(c.expr("x"), UFunc.GREATER))),
        new NumpyFunction(
            "isneginf", "x", "whether x is −∞", c -> c.result(infinite(c.expr("x"), UFunc.LESS))),
        new NumpyFunction(
            "real",
            "val",
            "the array itself: there are no complex numbers",
            c -> c.result(c.expr("val"))),
        new NumpyFunction("conjugate", "x", "the array itself", c -> c.result(c.expr("x"))),
        new NumpyFunction("sinc", "x", "sin(π x) / (π x)", c -> c.result(sinc(c.expr("x")))),
        new NumpyFunction(
            "heaviside",
            "x1, x2",
            "0 for negative x1, x2 for 0, 1 for positive",
            c -> c.result(heaviside(c.expr("x1"), c.expr("x2")))));
  }

  /** As NumPy's, it gives an array that needs no rounding itself, not a copy. */
  private static Object rounded(Call c) {
    Expr a = c.expr("a");
    Expr rounded = round(a, c.smallInteger("decimals"));
    boolean same = rounded == a && a.rank() > 0 && c.value("a") instanceof ArrayValue;
    return same && !c.given("out") ? c.value("a") : c.result(rounded, c.value("out"));
  }

  /** a rounded to a multiple of 10⁻ᵈ, as NumPy computes it: scaled, rounded and scaled back. */
  static Expr round(Expr a, int decimals) {
    if (!a.dtype().isFloating() && decimals >= 0) {
      return a.dtype() == DType.BOOL ? Functions.cast(a, DType.FLOAT64) : a;
    }
    if (decimals == 0) {
      return Functions.apply(UFunc.RINT, a);
    }
    Expr scale = Creation.constant(Math.pow(10, Math.abs(decimals)));
    Expr scaled = decimals > 0 ? Functions.multiply(a, scale) : Functions.divide(a, scale);
    Expr rounded = Functions.apply(UFunc.RINT, scaled);
    Expr back =
        decimals > 0 ? Functions.divide(rounded, scale) : Functions.multiply(rounded, scale);
    return Functions.cast(back, a.dtype());
  }

  private static Expr isClose(Call c) {
    Expr a = c.expr("a");
    Expr b = c.expr("b");
    Expr limit =
        Functions.add(
            c.expr("atol"), Functions.multiply(c.expr("rtol"), Functions.apply(UFunc.ABSOLUTE, b)));
    Expr distance = Functions.apply(UFunc.ABSOLUTE, Functions.subtract(number(a), number(b)));
    Expr near = Functions.apply(UFunc.LESS_EQUAL, distance, limit);
    Expr finite =
        Functions.apply(
            UFunc.LOGICAL_AND,
            Functions.apply(UFunc.ISFINITE, a),
            Functions.apply(UFunc.ISFINITE, b));
    Expr close = Functions.where(finite, near, Functions.apply(UFunc.EQUAL, a, b));
    if (!c.flag("equal_nan")) {
      return close;
    }
    Expr bothNan =
        Functions.apply(
            UFunc.LOGICAL_AND, Functions.apply(UFunc.ISNAN, a), Functions.apply(UFunc.ISNAN, b));
    return Functions.apply(UFunc.LOGICAL_OR, close, bothNan);
  }

  /** Bools cannot be subtracted. */
  private static Expr number(Expr x) {
    return x.dtype() == DType.BOOL ? Functions.cast(x, DType.INT64) : x;
  }

  private static Object arrayEqual(Call c, Expr a, Expr b) {
    if (!Arrays.equals(a.shape(), b.shape())) {
      return false;
    }
    Expr equal = Reductions.all(Functions.apply(UFunc.EQUAL, a, b), null, false);
    return c.conversion().block(equal).bool()[0];
  }

  private static Expr nanToNum(Call c) {
    Expr x = c.expr("x");
    if (!x.dtype().isFloating()) {
      return x;
    }
    double largest = x.dtype() == DType.FLOAT32 ? Float.MAX_VALUE : Double.MAX_VALUE;
    Expr high = c.given("posinf") ? c.expr("posinf") : Creation.constant(largest);
    Expr low = c.given("neginf") ? c.expr("neginf") : Creation.constant(-largest);
    Expr noNan = Functions.where(Functions.apply(UFunc.ISNAN, x), c.expr("nan"), x);
    Expr noHigh = Functions.where(infinite(x, UFunc.GREATER), high, noNan);
    return Functions.cast(Functions.where(infinite(x, UFunc.LESS), low, noHigh), x.dtype());
  }

  private static Expr infinite(Expr x, UFunc side) {
    return Functions.apply(
        UFunc.LOGICAL_AND,
        Functions.apply(UFunc.ISINF, x),
        Functions.apply(side, x, Creation.constant(0L)));
  }

  private static Expr sinc(Expr x) {
    Expr zero = Functions.apply(UFunc.EQUAL, x, Creation.constant(0L));
    Expr angle =
        Functions.multiply(
            Creation.constant(Math.PI), Functions.where(zero, Creation.constant(1e-20), x));
    return Functions.divide(Functions.apply(UFunc.SIN, angle), angle);
  }

  private static Expr heaviside(Expr x, Expr atZero) {
    Expr zero = Creation.constant(0L);
    Expr step = Functions.cast(Functions.apply(UFunc.GREATER, x, zero), DType.FLOAT64);
    Expr known = Functions.where(Functions.apply(UFunc.ISNAN, x), x, step);
    return Functions.where(Functions.apply(UFunc.EQUAL, x, zero), atZero, known);
  }
}
