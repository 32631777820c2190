package io.numflink.array.script.interpret;

import io.numflink.array.script.value.ListValue;
import io.numflink.array.script.value.None;
import io.numflink.array.script.value.ScriptException;
import io.numflink.array.script.value.TupleValue;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The methods of lists and of tuples. */
final class ListMethods {
  static final Map<String, Method<ListValue>> TABLE = new LinkedHashMap<>();
  static final Map<String, Method<TupleValue>> OF_TUPLES = new LinkedHashMap<>();

  static {
    add("append", "object", (in, self, a) -> append(self, a[0]));
    add("clear", "", (in, self, a) -> clear(self));
    add("copy", "", (in, self, a) -> new ListValue(self.items()));
    add("count", "value", (in, self, a) -> count(in, self.items(), a[0]));
    add("extend", "iterable", ListMethods::extend);
    add(
        "index",
        "value, start=0, stop=None",
        (in, self, a) -> index(in, self.items(), a, in.repr(a[0]) + " is not in list"));
    add("insert", "index, object", ListMethods::insert);
    add("pop", "index=-1", ListMethods::pop);
    add("remove", "value", ListMethods::remove);
    add("reverse", "", (in, self, a) -> reverse(self));
    add("sort", "*, key=None, reverse=False", ListMethods::sort);
    OF_TUPLES.put(
        "count", Method.of("count", "value", (in, self, a) -> count(in, self.items(), a[0])));
    OF_TUPLES.put(
        "index",
        Method.of(
            "index",
            "value, start=0, stop=None",
            (in, self, a) -> index(in, self.items(), a, "tuple.index(x): x not in tuple")));
  }

  private ListMethods() {}

  private static void add(String name, String parameters, Method.Body<ListValue> body) {
    TABLE.put(name, Method.of(name, parameters, body));
  }

  private static Object append(ListValue self, Object item) {
    self.items().add(item);
    return None.NONE;
  }

  private static Object clear(ListValue self) {
    self.items().clear();
    return None.NONE;
  }

  private static Object reverse(ListValue self) {
    Collections.reverse(self.items());
    return None.NONE;
  }

  private static Object count(Interpreter in, List<Object> items, Object value) {
    return items.stream().filter(item -> in.operators().same(item, value)).count();
  }

  private static Object extend(Interpreter in, ListValue self, Object[] a) {
    List<Object> added = new ArrayList<>();
    in.iterate(a[0]).forEachRemaining(added::add);
    self.items().addAll(added);
    return None.NONE;
  }

  private static Object index(Interpreter in, List<Object> items, Object[] a, String missing) {
    int size = items.size();
    int start = clamp(in.index(a[1]), size);
    int stop = a[2] == None.NONE ? size : clamp(in.index(a[2]), size);
    for (int i = start; i < stop; i++) {
      if (in.operators().same(items.get(i), a[0])) {
        return (long) i;
      }
    }
    throw ScriptException.valueError(missing);
  }

  private static int clamp(long place, int size) {
    return (int) Math.max(0, Math.min(size, place < 0 ? place + size : place));
  }

  private static Object insert(Interpreter in, ListValue self, Object[] a) {
    self.items().add(clamp(in.index(a[0]), self.items().size()), a[1]);
    return None.NONE;
  }

  private static Object pop(Interpreter in, ListValue self, Object[] a) {
    int size = self.items().size();
    if (size == 0) {
      throw ScriptException.indexError("pop from empty list");
    }
    long place = in.index(a[0]);
    long fromFront = place < 0 ? place + size : place;
    if (fromFront < 0 || fromFront >= size) {
      throw ScriptException.indexError("pop index out of range");
    }
    return self.items().remove((int) fromFront);
  }

  private static Object remove(Interpreter in, ListValue self, Object[] a) {
    for (int i = 0; i < self.items().size(); i++) {
      if (in.operators().same(self.items().get(i), a[0])) {
        self.items().remove(i);
        return None.NONE;
      }
    }
    throw ScriptException.valueError("list.remove(x): x not in list");
  }

  private static Object sort(Interpreter in, ListValue self, Object[] a) {
    List<Object> sorted = sorted(in, self.items(), a[0], in.truth(a[1]));
    self.items().clear();
    self.items().addAll(sorted);
    return None.NONE;
  }

  /** A stable sort by a key, equal elements in their order even if it is reversed. */
  static List<Object> sorted(Interpreter in, List<Object> items, Object key, boolean reverse) {
    record Keyed(Object key, Object item) {}
    List<Keyed> keyed = new ArrayList<>();
    for (Object item : items) {
      keyed.add(new Keyed(key == None.NONE ? item : in.callWith(key, new Object[] {item}), item));
    }
    Operators operators = in.operators();
    // The later element comes first, as in Python, which shows in the words of an error.
    keyed.sort(
        (x, y) ->
            reverse
                ? (operators.less(x.key(), y.key()) ? 1 : operators.less(y.key(), x.key()) ? -1 : 0)
                : (operators.less(x.key(), y.key())
                    ? -1
                    : operators.less(y.key(), x.key()) ? 1 : 0));
    List<Object> result = new ArrayList<>();
    keyed.forEach(k -> result.add(k.item()));
    return result;
  }
}
