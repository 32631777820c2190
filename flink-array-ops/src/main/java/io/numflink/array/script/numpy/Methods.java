package io.numflink.array.script.numpy;

import io.numflink.array.block.Block;
import io.numflink.array.expr.Creation;
import io.numflink.array.expr.Expr;
import io.numflink.array.expr.Functions;
import io.numflink.array.expr.Layouts;
import io.numflink.array.expr.WholeArrays;
import io.numflink.array.script.value.Arguments;
import io.numflink.array.script.value.ArrayValue;
import io.numflink.array.script.value.Callable;
import io.numflink.array.script.value.ListValue;
import io.numflink.array.script.value.NativeFunction;
import io.numflink.array.script.value.None;
import io.numflink.array.script.value.NumpyValue;
import io.numflink.array.script.value.ScriptException;
import io.numflink.array.script.value.ScriptValues;
import io.numflink.array.script.value.TupleValue;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Attributes and methods of arrays and scalars. Most methods are the functions of the same name,
 * with the array as the first argument; the others are rows here, whose first parameter is the
 * array.
 */
final class Methods {
  private static final Set<String> FUNCTIONS =
      Set.of(
          "sum",
          "prod",
          "mean",
          "std",
          "var",
          "min",
          "max",
          "argmin",
          "argmax",
          "any",
          "all",
          "cumsum",
          "cumprod",
          "round",
          "dot",
          "ptp",
          "trace",
          "diagonal",
          "argsort",
          "take",
          "repeat",
          "swapaxes",
          "squeeze",
          "ravel",
          "nonzero",
          "searchsorted",
          "conjugate");

  private static final List<NumpyFunction> ROWS =
      List.of(
          new NumpyFunction(
              "reshape",
              "a, *shape, order=None",
              "another shape of the same size; a view where NumPy makes one",
              c -> LayoutRows.reshaped(c.array("a"), c.integers("shape"))),
          new NumpyFunction(
              "transpose", "a, *axes", "the axes in another order; a view", Methods::transpose),
          new NumpyFunction(
              "astype",
              "a, dtype, order=None, casting=None, copy=True",
              "converted to a type",
              c -> same(c, Functions.cast(c.expr("a"), c.dtype("dtype")))),
          new NumpyFunction("copy", "a, order=None", "a copy", c -> same(c, c.expr("a"))),
          new NumpyFunction(
              "flatten",
              "a, order=None",
              "the elements as a vector, a copy",
              c -> c.array(Layouts.ravel(c.expr("a")))),
          new NumpyFunction(
              "clip",
              "a, min=None, max=None, out=None",
              "limited to [min, max]",
              c ->
                  c.result(
                      Functions.clip(c.expr("a"), c.exprOrNull("min"), c.exprOrNull("max")),
                      c.value("out"))),
          new NumpyFunction(
              "item", "a, *args", "an element as a Python number; forces", Methods::item),
          new NumpyFunction(
              "tolist",
              "a",
              "nested lists of Python numbers; forces",
              c -> list(c.conversion().block(c.expr("a")), 0, 0)),
          new NumpyFunction("fill", "a, value", "sets all elements", Methods::fill),
          new NumpyFunction(
              "sort", "a, axis=-1, kind=None", "sorts the array itself", Methods::sort));

  private final Conversion conversion;
  private final Map<String, Callable> methods = new LinkedHashMap<>();

  Methods(Conversion conversion) {
    this.conversion = conversion;
    for (NumpyFunction row : Namespace.rows()) {
      if (FUNCTIONS.contains(row.name())) {
        methods.put(row.name(), row.bind(conversion));
      }
    }
    methods.put("conj", methods.get("conjugate"));
    ROWS.forEach(row -> methods.put(row.name(), row.bind(conversion)));
  }

  /** The rows of methods that are no functions. */
  static List<NumpyFunction> rows() {
    return ROWS;
  }

  Object attribute(NumpyValue value, String name) {
    return switch (name) {
      case "T" -> value instanceof ArrayValue array ? LayoutRows.transposed(array, null) : value;
      case "shape" -> TupleValue.of(value.shape());
      case "dtype" -> new DTypeValue(value.dtype(), conversion);
      case "size" -> value.expr().size();
      case "ndim" -> (long) value.rank();
      case "itemsize" -> (long) value.dtype().bytes();
      case "nbytes" -> value.expr().size() * value.dtype().bytes();
      case "real" -> value;
      case "imag" -> conversion.result(Creation.zeros(value.dtype(), value.shape()));
      case "base" -> base(value);
      case "is_integer" -> value instanceof ArrayValue ? null : isInteger(value);
      default -> method(value, name);
    };
  }

  private static Object base(NumpyValue value) {
    ArrayValue base = value instanceof ArrayValue array ? array.base() : null;
    return base == null ? None.NONE : base;
  }

  private Object isInteger(NumpyValue value) {
    return NativeFunction.of(
        "is_integer",
        "",
        none -> {
          double number =
              ScriptValues.toDouble(Conversion.python(conversion.block(value.expr()), 0));
          return number == Math.rint(number) && !Double.isInfinite(number);
        });
  }

  private Object method(NumpyValue value, String name) {
    Callable method = methods.get(name);
    return method == null
        ? null
        : new NativeFunction(
            name,
            arguments -> {
              List<Object> positional = new ArrayList<>(List.of(value));
              positional.addAll(arguments.positional());
              return method.call(new Arguments(positional, arguments.keywords()));
            });
  }

  private static Object transpose(Call c) {
    List<Object> axes = ((TupleValue) c.value("axes")).items();
    boolean none = axes.isEmpty() || (axes.size() == 1 && axes.get(0) == None.NONE);
    if (none) {
      return LayoutRows.transposed(c.array("a"), null);
    }
    return LayoutRows.transposed(
        c.array("a"), Arrays.stream(c.integers("axes")).mapToInt(Math::toIntExact).toArray());
  }

  /** An array for an array, a scalar for a scalar. */
  private static Object same(Call c, Expr result) {
    return c.value("a") instanceof ArrayValue ? c.array(result) : c.result(result);
  }

  private static Object item(Call c) {
    TupleValue places = (TupleValue) c.value("args");
    if (!places.items().isEmpty()) {
      boolean flat = places.items().size() == 1 && !(places.items().get(0) instanceof TupleValue);
      ArrayValue array = flat ? LayoutRows.raveled(c.array("a")) : c.array("a");
      Object index = places.items().size() == 1 ? places.items().get(0) : places;
      NumpyValue element = (NumpyValue) new Subscripts(c.conversion()).get(array, index);
      return Conversion.python(c.conversion().block(element.expr()), 0);
    }
    Expr a = c.expr("a");
    if (a.size() != 1) {
      throw ScriptException.valueError("can only convert an array of size 1 to a Python scalar");
    }
    return Conversion.python(c.conversion().block(a), 0);
  }

  private static Object list(Block block, int axis, int place) {
    if (axis == block.rank()) {
      return Conversion.python(block, place);
    }
    List<Object> items = new ArrayList<>();
    for (int i = 0; i < block.extent(axis); i++) {
      items.add(list(block, axis + 1, place * block.extent(axis) + i));
    }
    return new ListValue(items);
  }

  private static Object fill(Call c) {
    ArrayValue a = c.array("a");
    Expr value = Functions.cast(c.expr("value"), a.dtype());
    a.assign(Layouts.broadcastTo(value, a.shape()));
    return None.NONE;
  }

  private static Object sort(Call c) {
    ArrayValue a = c.array("a");
    a.assign(WholeArrays.sort(a.expr(), c.smallInteger("axis")));
    return None.NONE;
  }
}
