package io.numflink.array.script.numpy;

import io.numflink.array.block.DType;
import io.numflink.array.expr.Creation;
import io.numflink.array.expr.Diagonals;
import io.numflink.array.expr.Expr;
import io.numflink.array.expr.Functions;
import io.numflink.array.expr.Layouts;
import io.numflink.array.expr.Shapes;
import io.numflink.array.kernel.UFunc;
import io.numflink.array.script.value.ArrayValue;
import io.numflink.array.script.value.ListValue;
import io.numflink.array.script.value.ScriptException;
import io.numflink.array.script.value.ScriptValues;
import io.numflink.array.script.value.TupleValue;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Array creation. */
final class CreationRows {
  private CreationRows() {}

  static List<NumpyFunction> rows() {
    return List.of(
        new NumpyFunction(
            "array",
            "object, dtype=None, *, copy=True, ndmin=0",
            "an array of nested lists or tuples, or a copy of an array",
            c -> atLeast(c.conversion().expr(c.value("object"), c.dtype("dtype")), c)),
        new NumpyFunction(
            "asarray",
            "a, dtype=None",
            "the array itself, or one of nested lists",
            CreationRows::asArray),
        new NumpyFunction(
            "ascontiguousarray", "a, dtype=None", "the same as asarray", CreationRows::asArray),
        new NumpyFunction("copy", "a", "a copy", c -> c.array(c.expr("a"))),
        new NumpyFunction(
            "zeros",
            "shape, dtype=None, order=None",
            "zeros",
            c -> c.array(filled(0L, c.dtype("dtype"), c.shape("shape")))),
        new NumpyFunction(
            "ones",
            "shape, dtype=None, order=None",
            "ones",
            c -> c.array(filled(1L, c.dtype("dtype"), c.shape("shape")))),
        new NumpyFunction(
            "empty",
            "shape, dtype=None, order=None",
            "an array to be filled; it holds zeros",
            c -> c.array(filled(0L, c.dtype("dtype"), c.shape("shape")))),
        new NumpyFunction(
            "full",
            "shape, fill_value, dtype=None",
            "all elements equal to fill_value",
            c -> c.array(full(c, c.shape("shape"), c.dtype("dtype")))),
        new NumpyFunction(
            "zeros_like", "a, dtype=None", "zeros of the array's shape and type", c -> like(c, 0L)),
        new NumpyFunction(
            "ones_like", "a, dtype=None", "ones of the array's shape and type", c -> like(c, 1L)),
        new NumpyFunction(
            "empty_like",
            "a, dtype=None",
            "an array to be filled, of the array's shape and type; it holds zeros",
            c -> like(c, 0L)),
        new NumpyFunction(
            "full_like",
            "a, fill_value, dtype=None",
            "all elements equal, of the array's shape and type",
            c -> c.array(full(c, c.expr("a").shape(), c.dtype("dtype", c.expr("a").dtype())))),
        new NumpyFunction(
            "arange",
            "start=, stop=, step=1, dtype=None",
            "start, start + step … before stop",
            CreationRows::arange),
        new NumpyFunction(
            "linspace",
            "start, stop, num=50, endpoint=True, retstep=False, dtype=None, axis=0",
            "num numbers at equal distances from start to stop, both of them numbers",
            CreationRows::linspace),
        new NumpyFunction(
            "logspace",
            "start, stop, num=50, endpoint=True, base=10.0",
            "base to the powers that linspace gives",
            c -> c.array(power(c.expr("base"), linspace(c, DType.FLOAT64)))),
        new NumpyFunction(
            "eye",
            "N, M=None, k=0, dtype=None",
            "ones on diagonal k, zeros elsewhere",
            c ->
                c.array(
                    Creation.eye(
                        c.integer("N"),
                        c.given("M") ? c.integer("M") : c.integer("N"),
                        c.smallInteger("k"),
                        c.dtype("dtype", DType.FLOAT64)))),
        new NumpyFunction(
            "identity",
            "n, dtype=None",
            "the identity matrix",
            c ->
                c.array(
                    Creation.eye(
                        c.integer("n"), c.integer("n"), 0, c.dtype("dtype", DType.FLOAT64)))),
        new NumpyFunction(
            "diag",
            "v, k=0",
            "a matrix with diagonal v, or the diagonal of a matrix",
            c -> diag(c)),
        new NumpyFunction(
            "tri",
            "N, M=None, k=0, dtype=None",
            "ones on and below diagonal k",
            c ->
                c.array(
                    Diagonals.lowerTriangle(
                        Creation.ones(
                            c.dtype("dtype", DType.FLOAT64),
                            c.integer("N"),
                            c.given("M") ? c.integer("M") : c.integer("N")),
                        c.smallInteger("k")))),
        new NumpyFunction(
            "tril",
            "m, k=0",
            "the elements on and below diagonal k",
            c -> c.array(Diagonals.lowerTriangle(c.expr("m"), c.smallInteger("k")))),
        new NumpyFunction(
            "triu",
            "m, k=0",
            "the elements on and above diagonal k",
            c -> c.array(Diagonals.upperTriangle(c.expr("m"), c.smallInteger("k")))),
        new NumpyFunction(
            "meshgrid",
            "*xi, indexing=",
            "vectors repeated along each other's axes",
            CreationRows::meshgrid),
        new NumpyFunction(
            "fromiter",
            "iter, dtype, count=-1",
            "an array of what an iterable gives",
            c -> c.array(c.conversion().expr(new ListValue(c.items("iter")), c.dtype("dtype")))));
  }

  private static Object atLeast(Expr expr, Call c) {
    long missing = Math.max(0, c.integer("ndmin") - expr.rank());
    int[] axes = new int[(int) missing];
    Arrays.setAll(axes, i -> i);
    return c.array(missing == 0 ? expr : Layouts.expandDims(expr, axes));
  }

  private static Object asArray(Call c) {
    DType dtype = c.dtype("dtype");
    if (c.value("a") instanceof ArrayValue array && (dtype == null || dtype == array.dtype())) {
      return array;
    }
    return c.array(c.conversion().expr(c.value("a"), dtype));
  }

  private static Expr filled(Object value, DType dtype, long[] shape) {
    return Creation.full(value, dtype == null ? DType.FLOAT64 : dtype, shape);
  }

  private static Object like(Call c, Object value) {
    Expr a = c.expr("a");
    return c.array(filled(value, c.dtype("dtype", a.dtype()), a.shape()));
  }

  private static Expr full(Call c, long[] shape, DType dtype) {
    Expr value = c.conversion().expr(c.value("fill_value"), dtype);
    Object number = c.value("fill_value");
    return number instanceof Boolean || number instanceof Long || number instanceof Double
        ? Creation.full(number, value.dtype(), shape)
        : Layouts.broadcastTo(value, shape);
  }

  private static Object arange(Call c) {
    if (!c.given("start") && !c.given("stop")) {
      throw ScriptException.typeError("arange() requires stop to be specified.");
    }
    boolean one = !c.given("stop");
    Number start = one ? (Number) 0L : bound(c.number("start"));
    Number stop = bound(c.number(one ? "start" : "stop"));
    return c.array(Creation.arange(start, stop, bound(c.number("step")), c.dtype("dtype")));
  }

  private static Number bound(Object number) {
    if (number instanceof Long || number instanceof Double) {
      return (Number) number;
    }
    if (number instanceof Boolean b) {
      return b ? 1L : 0L;
    }
    throw ScriptException.typeError("arange() takes numbers");
  }

  private static Object linspace(Call c) {
    Expr points = linspace(c, c.dtype("dtype", DType.FLOAT64));
    if (!c.flag("retstep")) {
      return c.array(points);
    }
    double parts = c.integer("num") - (c.flag("endpoint") ? 1 : 0);
    return TupleValue.of(c.array(points), (c.real("stop") - c.real("start")) / parts);
  }

  private static Expr linspace(Call c, DType dtype) {
    return Creation.linspace(
        c.real("start"), c.real("stop"), c.integer("num"), c.flag("endpoint"), dtype);
  }

  private static Expr power(Expr base, Expr exponent) {
    return Functions.apply(UFunc.POWER, base, exponent);
  }

  private static Object diag(Call c) {
    Expr v = c.expr("v");
    int k = c.smallInteger("k");
    if (v.rank() == 0) {
      throw ScriptException.valueError("Input must be 1- or 2-d.");
    }
    return c.array(v.rank() == 1 ? Diagonals.diagonalMatrix(v, k) : Diagonals.diagonal(v, k));
  }

  private static Object meshgrid(Call c) {
    List<Object> vectors = ScriptValues.sequence(c.value("xi"));
    boolean exchanged = !"ij".equals(c.value("indexing")) && vectors.size() > 1;
    List<Expr> flat = new ArrayList<>();
    for (Object vector : vectors) {
      flat.add(Layouts.ravel(c.conversion().expr(vector)));
    }
    long[] shape = new long[flat.size()];
    for (int i = 0; i < shape.length; i++) {
      shape[place(i, exchanged)] = flat.get(i).size();
    }
    List<Object> result = new ArrayList<>();
    for (int i = 0; i < shape.length; i++) {
      long[] along = new long[shape.length];
      Arrays.fill(along, 1);
      along[place(i, exchanged)] = Shapes.size(flat.get(i).shape());
      result.add(c.array(Layouts.broadcastTo(Layouts.reshape(flat.get(i), along), shape)));
    }
    return new ListValue(result);
  }

  private static int place(int i, boolean exchanged) {
    return exchanged && i < 2 ? 1 - i : i;
  }
}
