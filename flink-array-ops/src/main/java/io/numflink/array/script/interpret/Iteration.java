package io.numflink.array.script.interpret;

import io.numflink.array.script.value.DictValue;
import io.numflink.array.script.value.ListValue;
import io.numflink.array.script.value.None;
import io.numflink.array.script.value.NumpyScalar;
import io.numflink.array.script.value.NumpyValue;
import io.numflink.array.script.value.RangeValue;
import io.numflink.array.script.value.ScriptException;
import io.numflink.array.script.value.ScriptValues;
import io.numflink.array.script.value.SetValue;
import io.numflink.array.script.value.TupleValue;
import java.math.BigInteger;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;

/** Iteration, length and truth of values of any type. */
final class Iteration {
  private final Interpreter interpreter;

  Iteration(Interpreter interpreter) {
    this.interpreter = interpreter;
  }

  boolean isIterable(Object value) {
    return ScriptValues.sequence(value) != null
        || value instanceof String
        || value instanceof RangeValue
        || value instanceof DictValue
        || value instanceof SetValue
        || value instanceof Iterator<?>
        || (value instanceof NumpyValue && !(value instanceof NumpyScalar));
  }

  @SuppressWarnings("unchecked")
  Iterator<Object> iterate(Object value) {
    if (value instanceof RangeValue range) {
      return new Range(range);
    }
    if (value instanceof ListValue list) {
      return new Elements(list.items());
    }
    if (value instanceof TupleValue tuple) {
      return tuple.items().iterator();
    }
    if (value instanceof DictValue dict) {
      return dict.keys().iterator();
    }
    if (value instanceof SetValue set) {
      return set.items().iterator();
    }
    if (value instanceof String text) {
      return text.codePoints().mapToObj(c -> (Object) Character.toString(c)).iterator();
    }
    if (value instanceof Iterator<?> iterator) {
      return (Iterator<Object>) iterator;
    }
    if (value instanceof NumpyValue array) {
      return interpreter.arrays().iterate(array);
    }
    throw ScriptException.typeError("'" + interpreter.typeName(value) + "' object is not iterable");
  }

  private static final class Range implements Iterator<Object> {
    private final long step;
    private long next;
    private long left;

    Range(RangeValue range) {
      step = range.step();
      next = range.start();
      left = range.size();
    }

    @Override
    public boolean hasNext() {
      return left > 0;
    }

    @Override
    public Object next() {
      if (left-- <= 0) {
        throw new NoSuchElementException();
      }
      long value = next;
      next += step;
      return value;
    }
  }

  /** A list may grow and shrink while it is iterated over. */
  private static final class Elements implements Iterator<Object> {
    private final List<Object> items;
    private int next;

    Elements(List<Object> items) {
      this.items = items;
    }

    @Override
    public boolean hasNext() {
      return next < items.size();
    }

    @Override
    public Object next() {
      if (!hasNext()) {
        throw new NoSuchElementException();
      }
      return items.get(next++);
    }
  }

  long length(Object value) {
    if (ScriptValues.sequence(value) != null) {
      return ScriptValues.sequence(value).size();
    }
    if (value instanceof String text) {
      return text.codePointCount(0, text.length());
    }
    if (value instanceof DictValue dict) {
      return dict.size();
    }
    if (value instanceof SetValue set) {
      return set.size();
    }
    if (value instanceof RangeValue range) {
      return range.size();
    }
    if (value instanceof NumpyValue array) {
      return interpreter.arrays().length(array);
    }
    throw ScriptException.typeError(
        "object of type '" + interpreter.typeName(value) + "' has no len()");
  }

  boolean truth(Object value) {
    if (value instanceof Boolean b) {
      return b;
    }
    if (value instanceof Long l) {
      return l != 0;
    }
    if (value instanceof Double d) {
      return d != 0;
    }
    if (value == None.NONE) {
      return false;
    }
    if (value instanceof NumpyValue array) {
      return interpreter.arrays().truth(array);
    }
    if (value instanceof BigInteger big) {
      return big.signum() != 0;
    }
    return !isIterable(value) || value instanceof Iterator<?> || length(value) > 0;
  }
}
