package io.numflink.glm.script;

import io.numflink.array.script.value.None;
import io.numflink.array.script.value.ScriptValues;
import java.util.LinkedHashMap;
import java.util.Map;

/** The values of a model's constructor arguments, checked. */
record Settings(Map<String, Object> values) {

  /** The same but for one. */
  Settings with(String name, Object value) {
    Map<String, Object> changed = new LinkedHashMap<>(values);
    changed.put(name, value);
    return new Settings(changed);
  }

  double real(String name) {
    return ScriptValues.toDouble(values.get(name));
  }

  double realOr(String name, double otherwise) {
    return values.get(name) == None.NONE ? otherwise : real(name);
  }

  int countOr(String name, int otherwise) {
    return values.get(name) instanceof Long n ? n.intValue() : otherwise;
  }

  boolean flag(String name) {
    return (Boolean) values.get(name);
  }

  /** The text, "none" for None. */
  String text(String name) {
    return values.get(name) == None.NONE ? "none" : (String) values.get(name);
  }
}
