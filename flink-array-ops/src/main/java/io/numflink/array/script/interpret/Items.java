package io.numflink.array.script.interpret;

import io.numflink.array.script.value.DictValue;
import io.numflink.array.script.value.ListValue;
import io.numflink.array.script.value.None;
import io.numflink.array.script.value.NumpyScalar;
import io.numflink.array.script.value.NumpyValue;
import io.numflink.array.script.value.RangeValue;
import io.numflink.array.script.value.ScriptException;
import io.numflink.array.script.value.ScriptObject;
import io.numflink.array.script.value.ScriptValues;
import io.numflink.array.script.value.SliceValue;
import io.numflink.array.script.value.TupleValue;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/** {@code value[index]}: reading, assigning and deleting. */
final class Items {
  private final Interpreter interpreter;

  Items(Interpreter interpreter) {
    this.interpreter = interpreter;
  }

  Object get(Object value, Object index) {
    if (value instanceof ListValue list) {
      return index instanceof SliceValue slice
          ? new ListValue(select(list.items(), slice))
          : list.items().get(place(index, list.items().size(), "list", "list"));
    }
    if (value instanceof DictValue dict) {
      Object found = dict.get(index);
      if (found == null) {
        throw keyError(index);
      }
      return found;
    }
    if (value instanceof NumpyValue array) {
      return interpreter.arrays().getItem(array, index);
    }
    if (value instanceof TupleValue tuple) {
      return index instanceof SliceValue slice
          ? new TupleValue(select(tuple.items(), slice))
          : tuple.items().get(place(index, tuple.items().size(), "tuple", "tuple"));
    }
    if (value instanceof String text) {
      return index instanceof SliceValue slice
          ? substring(text, slice)
          : String.valueOf(text.charAt(place(index, text.length(), "string", "string")));
    }
    if (value instanceof RangeValue range) {
      return index instanceof SliceValue slice
          ? range(range, slice)
          : (Object) range.get(place(index, range.size(), "range object", "range"));
    }
    Object item = value instanceof ScriptObject object ? object.getItem(index) : null;
    if (item == null) {
      throw ScriptException.typeError(
          "'" + interpreter.typeName(value) + "' object is not subscriptable");
    }
    return item;
  }

  void set(Object value, Object index, Object item) {
    if (value instanceof ListValue list) {
      if (index instanceof SliceValue slice) {
        assign(list.items(), slice, item);
      } else {
        list.items().set(place(index, list.items().size(), "list assignment", "list"), item);
      }
    } else if (value instanceof DictValue dict) {
      dict.put(index, item);
    } else if (value instanceof NumpyValue array) {
      interpreter.arrays().setItem(array, index, item);
    } else {
      throw ScriptException.typeError(
          "'" + interpreter.typeName(value) + "' object does not support item assignment");
    }
  }

  void delete(Object value, Object index) {
    if (value instanceof ListValue list) {
      if (index instanceof SliceValue slice) {
        Span span = span(slice, list.items().size());
        List<Integer> places = new ArrayList<>();
        for (int i = 0; i < span.count(); i++) {
          places.add((int) span.at(i));
        }
        places.sort(null);
        for (int i = places.size() - 1; i >= 0; i--) {
          list.items().remove((int) places.get(i));
        }
      } else {
        list.items().remove(place(index, list.items().size(), "list assignment", "list"));
      }
    } else if (value instanceof DictValue dict) {
      if (dict.remove(index) == null) {
        throw keyError(index);
      }
    } else {
      throw ScriptException.typeError(
          "'" + interpreter.typeName(value) + "' object doesn't support item deletion");
    }
  }

  static ScriptException keyError(Object key) {
    return new ScriptException(
        new io.numflink.array.script.value.ExceptionValue(
            io.numflink.array.script.value.ExceptionType.of("KeyError"), List.of(key)));
  }

  // ---- places

  /** A place in a sequence, counted from the end if it is negative. */
  private int place(Object index, long size, String what, String type) {
    long place = integer(index, type);
    long fromFront = place < 0 ? place + size : place;
    if (fromFront < 0 || fromFront >= size) {
      throw ScriptException.indexError(what + " index out of range");
    }
    return (int) fromFront;
  }

  private long integer(Object index, String type) {
    Object plain = index instanceof NumpyScalar scalar ? scalar.toPython() : index;
    if (!ScriptValues.isInteger(plain)) {
      String given = interpreter.typeName(index);
      throw ScriptException.typeError(
          type.equals("string")
              ? "string indices must be integers, not '" + given + "'"
              : "%s indices must be integers or slices, not %s".formatted(type, given));
    }
    BigInteger value = ScriptValues.toBig(plain);
    if (value.bitLength() > 63) {
      throw ScriptException.indexError("cannot fit 'int' into an index-sized integer");
    }
    return value.longValue();
  }

  /** The places that a slice selects: start, start + step … */
  record Span(long start, long step, long count) {
    long at(long i) {
      return start + i * step;
    }
  }

  Span span(SliceValue slice, long size) {
    long step = slice.step() == None.NONE ? 1 : bound(slice.step());
    if (step == 0) {
      throw ScriptException.valueError("slice step cannot be zero");
    }
    boolean back = step < 0;
    long start =
        slice.start() == None.NONE
            ? (back ? size - 1 : 0)
            : clamp(bound(slice.start()), size, back);
    long stop =
        slice.stop() == None.NONE ? (back ? -1 : size) : clamp(bound(slice.stop()), size, back);
    long distance = back ? start - stop : stop - start;
    return new Span(start, step, distance <= 0 ? 0 : (distance - 1) / Math.abs(step) + 1);
  }

  private static long clamp(long place, long size, boolean back) {
    long fromFront = place < 0 ? place + size : place;
    return Math.max(back ? -1 : 0, Math.min(back ? size - 1 : size, fromFront));
  }

  private static long bound(Object value) {
    Object plain = value instanceof NumpyScalar scalar ? scalar.toPython() : value;
    if (!ScriptValues.isInteger(plain)) {
      throw ScriptException.typeError(
          "slice indices must be integers or None or have an __index__ method");
    }
    BigInteger big = ScriptValues.toBig(plain);
    return big.bitLength() < 63 ? big.longValue() : big.signum() * (Long.MAX_VALUE >> 1);
  }

  private List<Object> select(List<Object> items, SliceValue slice) {
    Span span = span(slice, items.size());
    if (span.step() == 1) {
      return items.subList((int) span.start(), (int) (span.start() + span.count()));
    }
    List<Object> selected = new ArrayList<>();
    for (int i = 0; i < span.count(); i++) {
      selected.add(items.get((int) span.at(i)));
    }
    return selected;
  }

  private String substring(String text, SliceValue slice) {
    Span span = span(slice, text.length());
    StringBuilder result = new StringBuilder();
    for (int i = 0; i < span.count(); i++) {
      result.append(text.charAt((int) span.at(i)));
    }
    return result.toString();
  }

  private RangeValue range(RangeValue range, SliceValue slice) {
    Span span = span(slice, range.size());
    long start = range.get(span.start());
    long step = range.step() * span.step();
    return new RangeValue(start, start + span.count() * step, step);
  }

  private void assign(List<Object> items, SliceValue slice, Object value) {
    List<Object> values = new ArrayList<>();
    interpreter.iterate(value).forEachRemaining(values::add);
    Span span = span(slice, items.size());
    if (span.step() == 1) {
      List<Object> part = items.subList((int) span.start(), (int) (span.start() + span.count()));
      part.clear();
      part.addAll(values);
      return;
    }
    if (values.size() != span.count()) {
      throw ScriptException.valueError(
          "attempt to assign sequence of size %d to extended slice of size %d"
              .formatted(values.size(), span.count()));
    }
    for (int i = 0; i < values.size(); i++) {
      items.set((int) span.at(i), values.get(i));
    }
  }
}
