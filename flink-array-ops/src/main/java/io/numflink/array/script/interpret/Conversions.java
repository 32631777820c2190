package io.numflink.array.script.interpret;

import io.numflink.array.script.value.Arguments;
import io.numflink.array.script.value.DictValue;
import io.numflink.array.script.value.ListValue;
import io.numflink.array.script.value.None;
import io.numflink.array.script.value.NumpyValue;
import io.numflink.array.script.value.RangeValue;
import io.numflink.array.script.value.ScriptException;
import io.numflink.array.script.value.ScriptValues;
import io.numflink.array.script.value.SetValue;
import io.numflink.array.script.value.SliceValue;
import io.numflink.array.script.value.TupleValue;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What calling a built-in type makes of other values. */
final class Conversions {
  private final Interpreter interpreter;

  Conversions(Interpreter interpreter) {
    this.interpreter = interpreter;
  }

  Object integer(Object value, Object base) {
    Object plain = value instanceof NumpyValue array ? interpreter.arrays().toPython(array) : value;
    if (plain instanceof String text) {
      return parse(text, base == None.NONE ? 10 : (int) interpreter.index(base));
    }
    if (base != None.NONE) {
      throw ScriptException.typeError("int() can't convert non-string with explicit base");
    }
    if (plain instanceof Double d) {
      if (d.isNaN()) {
        throw ScriptException.valueError("cannot convert float NaN to integer");
      }
      if (d.isInfinite()) {
        throw ScriptException.overflow("cannot convert float infinity to integer");
      }
      return Math.abs(d) < 0x1p62
          ? (Object) d.longValue()
          : ScriptValues.integer(new BigDecimal(d).toBigInteger());
    }
    if (ScriptValues.isInteger(plain)) {
      return ScriptValues.integer(ScriptValues.toBig(plain));
    }
    throw ScriptException.typeError(
        "int() argument must be a string, a bytes-like object or a real number, not '"
            + interpreter.typeName(plain)
            + "'");
  }

  private Object parse(String text, int base) {
    String digits = text.strip().toLowerCase(Locale.ROOT);
    String sign = digits.startsWith("-") ? "-" : "";
    if (digits.startsWith("-") || digits.startsWith("+")) {
      digits = digits.substring(1);
    }
    int radix = base;
    for (Object[] prefix : new Object[][] {{"0x", 16}, {"0o", 8}, {"0b", 2}}) {
      if ((base == 0 || base == (int) prefix[1]) && digits.startsWith((String) prefix[0])) {
        digits = digits.substring(2);
        radix = (int) prefix[1];
      }
    }
    try {
      if (digits.matches("[0-9a-z]+(_[0-9a-z]+)*")) {
        return ScriptValues.integer(
            new BigInteger(sign + digits.replace("_", ""), radix == 0 ? 10 : radix));
      }
    } catch (NumberFormatException e) {
      // Digits beyond the base: the same complaint as for no digits at all.
    }
    throw ScriptException.valueError(
        "invalid literal for int() with base %d: %s".formatted(base, interpreter.repr(text)));
  }

  Object floating(Object value) {
    Object plain = value instanceof NumpyValue array ? interpreter.arrays().toPython(array) : value;
    if (ScriptValues.isNumber(plain)) {
      return ScriptValues.toDouble(plain);
    }
    if (!(plain instanceof String text)) {
      throw ScriptException.typeError(
          "float() argument must be a string or a real number, not '"
              + interpreter.typeName(plain)
              + "'");
    }
    String number = text.strip().toLowerCase(Locale.ROOT);
    String unsigned =
        number.startsWith("-") || number.startsWith("+") ? number.substring(1) : number;
    switch (unsigned) {
      case "inf", "infinity":
        return number.startsWith("-") ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
      case "nan":
        return Double.NaN;
      default:
        break;
    }
    if (unsigned.matches("(\\d+(_\\d+)*\\.?\\d*(_\\d+)*|\\.\\d+(_\\d+)*)(e[+-]?\\d+)?")) {
      return Double.valueOf(number.replace("_", ""));
    }
    throw ScriptException.valueError(
        "could not convert string to float: " + interpreter.repr(text));
  }

  private List<Object> items(Object iterable) {
    List<Object> items = new ArrayList<>();
    if (iterable != null) {
      interpreter.iterate(iterable).forEachRemaining(items::add);
    }
    return items;
  }

  Object list(Object iterable) {
    return new ListValue(items(iterable));
  }

  Object tuple(Object iterable) {
    return iterable instanceof TupleValue ? iterable : new TupleValue(items(iterable));
  }

  Object set(Object iterable) {
    return new SetValue(items(iterable));
  }

  Object dict(Arguments arguments) {
    DictValue dict = new DictValue();
    if (arguments.positional().size() > 1) {
      throw ScriptException.typeError(
          "dict expected at most 1 argument, got " + arguments.positional().size());
    }
    arguments.positional().forEach(source -> update(dict, source));
    arguments.keywords().forEach(dict::put);
    return dict;
  }

  /** Puts the items of a dict, or pairs, into a dict. */
  void update(DictValue dict, Object source) {
    if (source instanceof DictValue other) {
      other.items().forEach(item -> dict.put(item.key(), item.value()));
      return;
    }
    int place = 0;
    for (Object pair : items(source)) {
      List<Object> both = items(pair);
      if (both.size() != 2) {
        throw ScriptException.valueError(
            "dictionary update sequence element #%d has length %d; 2 is required"
                .formatted(place, both.size()));
      }
      dict.put(both.get(0), both.get(1));
      place++;
    }
  }

  Object range(Arguments arguments) {
    List<Object> values = arguments.positional();
    int count = values.size();
    if (count == 0 || count > 3) {
      throw ScriptException.typeError(
          "range expected at %s %d argument%s, got %d"
              .formatted(
                  count == 0 ? "least" : "most", count == 0 ? 1 : 3, count == 0 ? "" : "s", count));
    }
    long first = interpreter.index(values.get(0));
    return count == 1
        ? new RangeValue(0, first, 1)
        : new RangeValue(
            first,
            interpreter.index(values.get(1)),
            count == 3 ? interpreter.index(values.get(2)) : 1);
  }

  Object slice(Arguments arguments) {
    List<Object> values = arguments.positional();
    return switch (values.size()) {
      case 1 -> new SliceValue(None.NONE, values.get(0), None.NONE);
      case 2 -> new SliceValue(values.get(0), values.get(1), None.NONE);
      case 3 -> new SliceValue(values.get(0), values.get(1), values.get(2));
      default ->
          throw ScriptException.typeError(
              "slice expected at least 1 argument, got " + values.size());
    };
  }
}
