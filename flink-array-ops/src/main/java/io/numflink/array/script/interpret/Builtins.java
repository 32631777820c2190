package io.numflink.array.script.interpret;

import io.numflink.array.block.DType;
import io.numflink.array.script.value.BinaryOperator;
import io.numflink.array.script.value.Callable;
import io.numflink.array.script.value.Comparison;
import io.numflink.array.script.value.EllipsisValue;
import io.numflink.array.script.value.ListValue;
import io.numflink.array.script.value.NativeFunction;
import io.numflink.array.script.value.None;
import io.numflink.array.script.value.NumpyScalar;
import io.numflink.array.script.value.NumpyValue;
import io.numflink.array.script.value.RangeValue;
import io.numflink.array.script.value.ScriptException;
import io.numflink.array.script.value.ScriptValues;
import io.numflink.array.script.value.TupleValue;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** The functions that need no import. */
final class Builtins {
  private final Interpreter in;
  private final Map<String, Object> table = new LinkedHashMap<>();

  Builtins(Interpreter interpreter) {
    this.in = interpreter;
    add("print", "*values, sep=None, end=None, file=None, flush=False", this::print);
    one("len", value -> in.length(value));
    one("abs", this::abs);
    one("repr", value -> in.repr(value));
    one("ascii", value -> Texts.ascii(in.repr(value)));
    one("chr", value -> chr(in.index(value)));
    one("ord", this::ord);
    one("hash", value -> (long) value.hashCode());
    one("id", value -> (long) System.identityHashCode(value));
    one("callable", value -> value instanceof Callable);
    one("iter", value -> in.iterate(value));
    one("any", value -> anyOf(value, true));
    one("all", value -> !anyOf(value, false));
    one("bin", value -> radix(value, 2, "0b"));
    one("oct", value -> radix(value, 8, "0o"));
    one("hex", value -> radix(value, 16, "0x"));
    one("reversed", this::reversed);
    add("min", "*values, key=None, default=", a -> extreme("min", a));
    add("max", "*values, key=None, default=", a -> extreme("max", a));
    add("sum", "iterable, start=0", this::sum);
    add("round", "number, ndigits=None", this::round);
    add("sorted", "iterable, *, key=None, reverse=False", this::sorted);
    add("isinstance", "object, type", a -> in.types().isInstance(a[0], a[1]));
    add("divmod", "x, y", this::divmod);
    add("pow", "base, exp, mod=None", this::pow);
    add("format", "value, spec=", a -> in.format(a[0], a[1] == null ? "" : (String) a[1]));
    add("next", "iterator, default=", this::next);
    add("getattr", "object, name, default=", this::getattr);
    add("hasattr", "object, name", a -> in.members().find(a[0], (String) a[1]) != null);
    Streams streams = new Streams(in);
    add("enumerate", "iterable, start=0", a -> streams.enumerate(a[0], in.index(a[1])));
    add("zip", "*iterables, strict=False", a -> streams.zip(a[0], in.truth(a[1])));
    add("map", "function, *iterables", a -> streams.map(a[0], a[1]));
    add("filter", "function, iterable", a -> streams.filter(a[0], a[1]));
    table.put("Ellipsis", EllipsisValue.ELLIPSIS);
    table.put("NotImplemented", None.NONE);
    table.put("__debug__", true);
  }

  Map<String, Object> table() {
    return table;
  }

  private void add(String name, String parameters, Function<Object[], Object> body) {
    table.put(name, NativeFunction.of(name, parameters, body));
  }

  /** A function of exactly one argument without a name. */
  private void one(String name, Function<Object, Object> body) {
    table.put(
        name,
        new NativeFunction(
            name,
            arguments -> {
              if (!arguments.keywords().isEmpty()) {
                throw ScriptException.typeError(name + "() takes no keyword arguments");
              }
              if (arguments.positional().size() != 1) {
                throw ScriptException.typeError(
                    "%s() takes exactly one argument (%d given)"
                        .formatted(name, arguments.positional().size()));
              }
              return body.apply(arguments.positional().get(0));
            }));
  }

  private Object print(Object[] a) {
    String separator = a[1] == None.NONE ? " " : (String) a[1];
    String end = a[2] == None.NONE ? "\n" : (String) a[2];
    String line = String.join(separator, texts(((TupleValue) a[0]).items())) + end;
    if (a[3] == None.NONE) {
      in.out().print(line);
      if (in.truth(a[4])) {
        in.out().flush();
      }
    } else {
      in.callWith(in.members().get(a[3], "write"), new Object[] {line});
    }
    return None.NONE;
  }

  /** The values as {@code print} shows them: arrays among them become known all together. */
  private List<String> texts(List<Object> values) {
    List<NumpyValue> arrays = new ArrayList<>();
    for (Object value : values) {
      if (value instanceof NumpyValue array) {
        arrays.add(array);
      }
    }
    Iterator<String> textOfArray =
        arrays.isEmpty() ? Collections.emptyIterator() : in.arrays().str(arrays).iterator();
    List<String> texts = new ArrayList<>();
    for (Object value : values) {
      texts.add(value instanceof NumpyValue ? textOfArray.next() : in.str(value));
    }
    return texts;
  }

  private Object abs(Object value) {
    if (value instanceof NumpyValue array) {
      return in.callWith(in.members().get(in.arrays().numpy(), "absolute"), new Object[] {array});
    }
    if (value instanceof Double d) {
      return Math.abs(d);
    }
    if (ScriptValues.isInteger(value)) {
      return ScriptValues.integer(ScriptValues.toBig(value).abs());
    }
    throw ScriptException.typeError("bad operand type for abs(): '" + in.typeName(value) + "'");
  }

  private static Object chr(long code) {
    if (code < 0 || code > 0x10ffff) {
      throw ScriptException.valueError("chr() arg not in range(0x110000)");
    }
    return Character.toString((int) code);
  }

  private Object ord(Object value) {
    if (!(value instanceof String text)) {
      throw ScriptException.typeError(
          "ord() expected string of length 1, but " + in.typeName(value) + " found");
    }
    int length = text.codePointCount(0, text.length());
    if (length != 1) {
      throw ScriptException.typeError(
          "ord() expected a character, but string of length " + length + " found");
    }
    return (long) text.codePointAt(0);
  }

  private boolean anyOf(Object iterable, boolean wanted) {
    Iterator<Object> values = in.iterate(iterable);
    while (values.hasNext()) {
      if (in.truth(values.next()) == wanted) {
        return true;
      }
    }
    return false;
  }

  private Object radix(Object value, int radix, String prefix) {
    in.index(value instanceof BigInteger ? 0L : value);
    BigInteger number = ScriptValues.toBig(value instanceof NumpyScalar s ? s.toPython() : value);
    return (number.signum() < 0 ? "-" : "") + prefix + number.abs().toString(radix);
  }

  private Object reversed(Object value) {
    if (value instanceof RangeValue range) {
      long last = range.start() + (range.size() - 1) * range.step();
      return in.iterate(new RangeValue(last, last - range.size() * range.step(), -range.step()));
    }
    if (!in.isIterable(value) || value instanceof Iterator<?>) {
      throw ScriptException.typeError("'" + in.typeName(value) + "' object is not reversible");
    }
    List<Object> items = list(value);
    Collections.reverse(items);
    return items.iterator();
  }

  private List<Object> list(Object iterable) {
    List<Object> items = new ArrayList<>();
    in.iterate(iterable).forEachRemaining(items::add);
    return items;
  }

  private Object extreme(String name, Object[] a) {
    List<Object> values = ((TupleValue) a[0]).items();
    if (values.isEmpty()) {
      throw ScriptException.typeError(name + " expected at least 1 argument, got 0");
    }
    boolean many = values.size() > 1;
    Iterator<Object> candidates = many ? values.iterator() : in.iterate(values.get(0));
    if (!candidates.hasNext()) {
      if (a[2] != null) {
        return a[2];
      }
      throw ScriptException.valueError(name + "() arg is an empty sequence");
    }
    Object best = candidates.next();
    Object bestKey = key(a[1], best);
    while (candidates.hasNext()) {
      Object candidate = candidates.next();
      Object key = key(a[1], candidate);
      boolean better =
          in.truth(
              in.operators()
                  .compare(
                      name.equals("min") ? Comparison.LESS : Comparison.GREATER, key, bestKey));
      if (better) {
        best = candidate;
        bestKey = key;
      }
    }
    return best;
  }

  private Object key(Object function, Object value) {
    return function == None.NONE ? value : in.callWith(function, new Object[] {value});
  }

  private Object sum(Object[] a) {
    if (a[1] instanceof String) {
      throw ScriptException.typeError("sum() can't sum strings [use ''.join(seq) instead]");
    }
    Object total = a[1];
    Iterator<Object> values = in.iterate(a[0]);
    while (values.hasNext()) {
      total = in.operators().binary(BinaryOperator.ADD, total, values.next());
    }
    return total;
  }

  private Object round(Object[] a) {
    Object value = a[0];
    if (value instanceof NumpyScalar scalar) {
      value = scalar.toPython();
      if (a[1] != None.NONE && scalar.dtype() != DType.FLOAT64) {
        return in.callWith(in.members().get(scalar, "round"), new Object[] {a[1]});
      }
    } else if (value instanceof NumpyValue array) {
      Object places = a[1] == None.NONE ? (Object) 0L : a[1];
      return in.callWith(in.members().get(array, "round"), new Object[] {places});
    }
    if (!ScriptValues.isNumber(value)) {
      throw ScriptException.typeError(
          "type " + in.typeName(value) + " doesn't define __round__ method");
    }
    long places = a[1] == None.NONE ? 0 : in.index(a[1]);
    if (!(value instanceof Double d)) {
      return places >= 0
          ? ScriptValues.integer(ScriptValues.toBig(value))
          : ScriptValues.integer(
              new BigDecimal(ScriptValues.toBig(value))
                  .setScale((int) places, RoundingMode.HALF_EVEN)
                  .toBigInteger());
    }
    if (a[1] == None.NONE) {
      Object whole = d.isNaN() || d.isInfinite() ? d : (Object) Math.rint(d);
      return new Conversions(in).integer(whole, None.NONE);
    }
    if (d.isNaN() || d.isInfinite() || places > 323) {
      return d;
    }
    double rounded = new BigDecimal(d).setScale((int) places, RoundingMode.HALF_EVEN).doubleValue();
    return Math.copySign(rounded, d);
  }

  private Object sorted(Object[] a) {
    return new ListValue(ListMethods.sorted(in, list(a[0]), a[1], in.truth(a[2])));
  }

  private Object divmod(Object[] a) {
    if (ScriptValues.isNumber(a[0]) && ScriptValues.isNumber(a[1])) {
      return TupleValue.of(Numbers.divmod(a[0], a[1]));
    }
    if (a[0] instanceof NumpyValue || a[1] instanceof NumpyValue) {
      return TupleValue.of(
          in.operators().binary(BinaryOperator.FLOOR_DIVIDE, a[0], a[1]),
          in.operators().binary(BinaryOperator.MODULO, a[0], a[1]));
    }
    throw in.operators().unsupported("divmod()", a[0], a[1]);
  }

  private Object pow(Object[] a) {
    if (a[2] == None.NONE) {
      return in.operators().binary(BinaryOperator.POWER, a[0], a[1]);
    }
    BigInteger modulus = ScriptValues.toBig(a[2]);
    if (modulus.signum() == 0) {
      throw ScriptException.valueError("pow() 3rd argument cannot be 0");
    }
    BigInteger power = ScriptValues.toBig(a[0]).modPow(ScriptValues.toBig(a[1]), modulus.abs());
    boolean negative = modulus.signum() < 0 && power.signum() != 0;
    return ScriptValues.integer(negative ? power.add(modulus) : power);
  }

  private Object next(Object[] a) {
    if (!(a[0] instanceof Iterator<?> iterator)) {
      throw ScriptException.typeError("'" + in.typeName(a[0]) + "' object is not an iterator");
    }
    if (iterator.hasNext()) {
      return iterator.next();
    }
    if (a[1] != null) {
      return a[1];
    }
    throw new ScriptException("StopIteration", "");
  }

  private Object getattr(Object[] a) {
    Object found = in.members().find(a[0], (String) a[1]);
    return found != null ? found : a[2] != null ? a[2] : in.members().get(a[0], (String) a[1]);
  }
}
