package io.numflink.array.script.interpret;

import io.numflink.array.script.value.DictValue;
import io.numflink.array.script.value.LiveArrays;
import io.numflink.array.script.value.NumpyValue;
import io.numflink.array.script.value.ScriptValues;
import io.numflink.array.script.value.SetValue;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The arrays that the variables of a run hold. */
final class LiveVariables implements LiveArrays {
  private final Globals globals;
  private final Frame innermost;

  LiveVariables(Globals globals, Frame innermost) {
    this.globals = globals;
    this.innermost = innermost;
  }

  @Override
  public Map<String, NumpyValue> named() {
    Map<String, NumpyValue> named = new LinkedHashMap<>();
    globals
        .all()
        .forEach(
            (name, cell) -> {
              if (cell.value instanceof NumpyValue array) {
                named.put(name, array);
              }
            });
    return named;
  }

  @Override
  public List<NumpyValue> values() {
    List<NumpyValue> found = new ArrayList<>();
    Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    Deque<Object> open = new ArrayDeque<>();
    globals.all().values().forEach(cell -> push(open, cell.value));
    for (Frame frame = innermost; frame != null; frame = frame.caller) {
      pushAll(open, frame.slots);
    }
    while (!open.isEmpty()) {
      Object value = open.pop();
      if (seen.add(value)) {
        visit(value, open, found);
      }
    }
    return found;
  }

  private static void visit(Object value, Deque<Object> open, List<NumpyValue> found) {
    if (value instanceof NumpyValue array) {
      found.add(array);
    } else if (value instanceof Cell cell) {
      push(open, cell.value);
    } else if (ScriptValues.sequence(value) != null) {
      ScriptValues.sequence(value).forEach(item -> push(open, item));
    } else if (value instanceof DictValue dict) {
      dict.values().forEach(item -> push(open, item));
    } else if (value instanceof SetValue set) {
      set.items().forEach(item -> push(open, item));
    } else if (value instanceof FunctionValue function) {
      pushAll(open, function.defaults());
      pushAll(open, function.captured());
    }
  }

  private static void pushAll(Deque<Object> open, Object[] values) {
    for (Object value : values) {
      push(open, value);
    }
  }

  private static void push(Deque<Object> open, Object value) {
    if (value != null && !(value instanceof Number) && !(value instanceof String)) {
      open.push(value);
    }
  }
}
