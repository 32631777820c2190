package io.numflink.array.script.numpy;

import io.numflink.array.block.Block;
import io.numflink.array.block.DType;
import io.numflink.array.expr.Expr;
import io.numflink.array.expr.Functions;
import io.numflink.array.script.value.ArrayValue;
import io.numflink.array.script.value.None;
import io.numflink.array.script.value.NumpyValue;
import io.numflink.array.script.value.ScriptException;
import io.numflink.array.script.value.ScriptRuntime;
import io.numflink.array.script.value.ScriptValues;
import io.numflink.array.script.value.TupleValue;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/** The arguments of a call to a {@link NumpyFunction}, each as what the function wants it to be. */
final class Call {
  private final Conversion conversion;
  private final List<String> names;
  private final Object[] values;

  Call(Conversion conversion, List<String> names, Object[] values) {
    this.conversion = conversion;
    this.names = names;
    this.values = values;
  }

  Conversion conversion() {
    return conversion;
  }

  ScriptRuntime runtime() {
    return conversion.runtime();
  }

  /** The argument as given; null if there is none and no default. */
  Object value(String name) {
    int place = names.indexOf(name);
    if (place < 0) {
      throw new IllegalArgumentException(name + " is not among " + names);
    }
    return values[place];
  }

  boolean given(String name) {
    Object value = value(name);
    return value != null && value != None.NONE;
  }

  /** An array-like argument. */
  Expr expr(String name) {
    return conversion.expr(value(name));
  }

  /** An array-like argument, or null for None. */
  Expr exprOrNull(String name) {
    return given(name) ? expr(name) : null;
  }

  /** The argument if it is an array, else a new one; for results that are views. */
  ArrayValue array(String name) {
    return conversion.array(value(name));
  }

  /** The elements of a list or tuple of arrays, or the sub-arrays of an array. */
  List<Expr> exprs(String name) {
    List<Expr> result = new ArrayList<>();
    for (Object item : items(name)) {
      result.add(conversion.expr(item));
    }
    return result;
  }

  /** The elements of any iterable. */
  List<Object> items(String name) {
    List<Object> items = ScriptValues.sequence(value(name));
    if (items != null) {
      return items;
    }
    List<Object> result = new ArrayList<>();
    Iterator<Object> iterator = runtime().iterate(value(name));
    iterator.forEachRemaining(result::add);
    return result;
  }

  boolean flag(String name) {
    return given(name) && runtime().truth(value(name));
  }

  DType dtype(String name) {
    return DTypes.parse(value(name));
  }

  DType dtype(String name, DType otherwise) {
    DType dtype = dtype(name);
    return dtype == null ? otherwise : dtype;
  }

  /** An int argument. */
  long integer(String name) {
    return integer(value(name));
  }

  int smallInteger(String name) {
    return Math.toIntExact(integer(name));
  }

  /** A float argument; forces a NumPy scalar. */
  double real(String name) {
    Object number = python(value(name));
    if (!ScriptValues.isNumber(number)) {
      throw ScriptException.typeError(
          "must be real number, not " + runtime().typeName(value(name)));
    }
    return ScriptValues.toDouble(number);
  }

  /** An argument that is a number, as Python's; forces a NumPy scalar. */
  Object number(String name) {
    return python(value(name));
  }

  String text(String name) {
    if (value(name) instanceof String text) {
      return text;
    }
    throw ScriptException.typeError("expected str, not '" + runtime().typeName(value(name)) + "'");
  }

  private Object python(Object value) {
    if (!(value instanceof NumpyValue array)) {
      return value;
    }
    Block block = conversion.block(array.expr());
    if (block.size() != 1) {
      throw ScriptException.typeError("only size-1 arrays can be converted to Python scalars");
    }
    return Conversion.python(block, 0);
  }

  private long integer(Object value) {
    Object number =
        value instanceof NumpyValue array && !array.dtype().isFloating() ? python(value) : value;
    if (number instanceof Long l) {
      return l;
    }
    if (number instanceof Boolean b) {
      return b ? 1 : 0;
    }
    throw ScriptException.typeError(
        "'" + runtime().typeName(value) + "' object cannot be interpreted as an integer");
  }

  /** An axis or a tuple of axes; null for None. */
  int[] axes(String name) {
    if (!given(name)) {
      return null;
    }
    List<Object> items = ScriptValues.sequence(value(name));
    return items == null
        ? new int[] {smallInteger(name)}
        : items.stream().mapToInt(item -> Math.toIntExact(integer(item))).toArray();
  }

  /** One axis; null for None. */
  Integer axis(String name) {
    return given(name) ? (Integer) smallInteger(name) : null;
  }

  /** A shape: an int, or a list or tuple of ints. */
  long[] shape(String name) {
    Object value = value(name);
    if (value instanceof Double number) {
      throw ScriptException.typeError(
          "expected a sequence of integers or a single integer, got '%s'"
              .formatted(Conversion.text(number)));
    }
    List<Object> items = ScriptValues.sequence(value);
    if (items == null && value instanceof NumpyValue array && array.rank() == 1) {
      items = items(name);
    }
    return items == null
        ? new long[] {integer(value)}
        : items.stream().mapToLong(this::integer).toArray();
  }

  /** Trailing positional ints, or one tuple of them: {@code x.reshape(2, 3)}. */
  long[] integers(String name) {
    List<Object> items = ((TupleValue) value(name)).items();
    List<Object> one = items.size() == 1 ? ScriptValues.sequence(items.get(0)) : null;
    return (one == null ? items : one).stream().mapToLong(this::integer).toArray();
  }

  // ---- results

  Object result(Expr expr) {
    return conversion.result(expr);
  }

  /** The result, written to {@code out} if that is given. */
  Object result(Expr expr, Object out) {
    if (out == null || out == None.NONE) {
      return result(expr);
    }
    if (!(out instanceof ArrayValue array)) {
      throw ScriptException.typeError("return arrays must be of ArrayType");
    }
    array.assign(Functions.cast(expr, array.dtype()));
    return array;
  }

  /** An array even if it has no axes. */
  Object array(Expr expr) {
    return new ArrayValue(expr);
  }

  Object results(List<Expr> exprs) {
    return TupleValue.of(exprs.stream().map(this::result).toArray());
  }
}
