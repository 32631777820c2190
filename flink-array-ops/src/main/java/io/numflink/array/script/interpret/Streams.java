package io.numflink.array.script.interpret;

import io.numflink.array.script.value.None;
import io.numflink.array.script.value.ScriptException;
import io.numflink.array.script.value.TupleValue;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.function.Supplier;

/** The built-in functions that give iterators. */
final class Streams {
  private final Interpreter in;

  Streams(Interpreter interpreter) {
    this.in = interpreter;
  }

  /** An iterator over what a source gives until it gives null. */
  private static Iterator<Object> until(Supplier<Object> source) {
    return new Iterator<>() {
      private Object next;
      private boolean ended;

      @Override
      public boolean hasNext() {
        if (next == null && !ended) {
          next = source.get();
          ended = next == null;
        }
        return !ended;
      }

      @Override
      public Object next() {
        if (!hasNext()) {
          throw new NoSuchElementException();
        }
        Object value = next;
        next = null;
        return value;
      }
    };
  }

  Object enumerate(Object iterable, long start) {
    Iterator<Object> values = in.iterate(iterable);
    long[] count = {start};
    return until(() -> values.hasNext() ? TupleValue.of(count[0]++, values.next()) : null);
  }

  Object zip(Object iterables, boolean strict) {
    List<Iterator<Object>> sources = iterators(iterables);
    return until(() -> together(sources, strict));
  }

  private List<Iterator<Object>> iterators(Object iterables) {
    return ((TupleValue) iterables).items().stream().map(in::iterate).toList();
  }

  private static TupleValue together(List<Iterator<Object>> sources, boolean strict) {
    List<Object> values = new ArrayList<>();
    for (Iterator<Object> source : sources) {
      if (source.hasNext()) {
        values.add(source.next());
      } else if (strict && !values.isEmpty()) {
        int shorter = values.size() + 1;
        throw ScriptException.valueError(
            "zip() argument %d is shorter than argument%s"
                .formatted(shorter, shorter == 2 ? " 1" : "s 1-" + (shorter - 1)));
      } else if (strict) {
        checkAllEnded(sources);
        return null;
      } else {
        return null;
      }
    }
    return values.isEmpty() ? null : new TupleValue(values);
  }

  private static void checkAllEnded(List<Iterator<Object>> sources) {
    for (int i = 1; i < sources.size(); i++) {
      if (sources.get(i).hasNext()) {
        throw ScriptException.valueError(
            "zip() argument %d is longer than argument%s"
                .formatted(i + 1, i == 1 ? " 1" : "s 1-" + i));
      }
    }
  }

  Object map(Object function, Object iterables) {
    List<Iterator<Object>> sources = iterators(iterables);
    if (sources.isEmpty()) {
      throw ScriptException.typeError("map() must have at least two arguments.");
    }
    return until(
        () -> {
          TupleValue values = together(sources, false);
          return values == null ? null : in.callWith(function, values.items().toArray());
        });
  }

  Object filter(Object function, Object iterable) {
    Iterator<Object> values = in.iterate(iterable);
    return until(
        () -> {
          while (values.hasNext()) {
            Object value = values.next();
            Object test =
                function == None.NONE ? value : in.callWith(function, new Object[] {value});
            if (in.truth(test)) {
              return value;
            }
          }
          return null;
        });
  }
}
