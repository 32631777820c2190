package io.numflink.array.script.interpret;

import io.numflink.array.script.value.DictValue;
import io.numflink.array.script.value.ListValue;
import io.numflink.array.script.value.None;
import io.numflink.array.script.value.ScriptException;
import io.numflink.array.script.value.TupleValue;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The methods of dicts. {@code keys}, {@code values} and {@code items} give lists, not views. */
final class DictMethods {
  static final Map<String, Method<DictValue>> TABLE = new LinkedHashMap<>();

  static {
    add("clear", "", (in, self, a) -> clear(self));
    add("copy", "", (in, self, a) -> copy(self));
    add("get", "key, default=None", (in, self, a) -> or(self.get(a[0]), a[1]));
    add("items", "", (in, self, a) -> items(self));
    add("keys", "", (in, self, a) -> new ListValue(self.keys()));
    add("pop", "key, default=", DictMethods::pop);
    add("popitem", "", (in, self, a) -> popItem(self));
    add("setdefault", "key, default=None", (in, self, a) -> setDefault(self, a[0], a[1]));
    add("update", "other=, **", DictMethods::update);
    add("values", "", (in, self, a) -> new ListValue(self.values()));
  }

  private DictMethods() {}

  private static void add(String name, String parameters, Method.Body<DictValue> body) {
    TABLE.put(name, Method.of(name, parameters, body));
  }

  private static Object or(Object found, Object otherwise) {
    return found == null ? otherwise : found;
  }

  private static Object clear(DictValue self) {
    self.clear();
    return None.NONE;
  }

  private static Object copy(DictValue self) {
    DictValue copy = new DictValue();
    self.items().forEach(item -> copy.put(item.key(), item.value()));
    return copy;
  }

  private static Object items(DictValue self) {
    return new ListValue(
        self.items().stream().map(i -> TupleValue.of(i.key(), i.value())).toList());
  }

  private static Object pop(Interpreter in, DictValue self, Object[] a) {
    Object found = or(self.remove(a[0]), a[1]);
    if (found == null) {
      throw Items.keyError(a[0]);
    }
    return found;
  }

  private static Object popItem(DictValue self) {
    List<Object> keys = self.keys();
    if (keys.isEmpty()) {
      throw new ScriptException("KeyError", "popitem(): dictionary is empty");
    }
    Object key = keys.get(keys.size() - 1);
    return TupleValue.of(key, self.remove(key));
  }

  private static Object setDefault(DictValue self, Object key, Object value) {
    if (!self.containsKey(key)) {
      self.put(key, value);
    }
    return self.get(key);
  }

  private static Object update(Interpreter in, DictValue self, Object[] a) {
    Conversions conversions = new Conversions(in);
    if (a[0] != null) {
      conversions.update(self, a[0]);
    }
    conversions.update(self, a[1]);
    return None.NONE;
  }
}
