package io.numflink.array.script.interpret;

import io.numflink.array.script.value.Callable;
import io.numflink.array.script.value.DictValue;
import io.numflink.array.script.value.ExceptionValue;
import io.numflink.array.script.value.ListValue;
import io.numflink.array.script.value.NumpyValue;
import io.numflink.array.script.value.RangeValue;
import io.numflink.array.script.value.ScriptException;
import io.numflink.array.script.value.ScriptObject;
import io.numflink.array.script.value.ScriptValues;
import io.numflink.array.script.value.SetValue;
import io.numflink.array.script.value.SliceValue;
import io.numflink.array.script.value.TupleValue;
import io.numflink.array.script.value.TypeValue;
import java.util.List;
import java.util.Map;

/** {@code value.name}: attributes and bound methods. */
final class Members {
  private final Interpreter interpreter;

  Members(Interpreter interpreter) {
    this.interpreter = interpreter;
  }

  Object get(Object value, String name) {
    Object found = find(value, name);
    if (found != null) {
      return found;
    }
    if (value instanceof ScriptObject module && module.typeName().equals("module")) {
      Object moduleName = module.attribute("__name__");
      throw new ScriptException(
          "AttributeError",
          "module '%s' has no attribute '%s'".formatted(moduleName, name)
              + Suggestions.text(name, module.attributeNames()));
    }
    if (value instanceof TypeValue type) {
      throw new ScriptException(
          "AttributeError", "type object '%s' has no attribute '%s'".formatted(type.name(), name));
    }
    throw missing(value, name);
  }

  private ScriptException missing(Object value, String name) {
    ScriptException plain = ScriptException.noAttribute(interpreter.typeName(value), name);
    Map<String, ? extends Method<?>> table = table(value);
    List<String> known =
        value instanceof ScriptObject object
            ? object.attributeNames()
            : table == null ? List.of() : List.copyOf(table.keySet());
    return new ScriptException(
        "AttributeError", plain.value().arguments().get(0) + Suggestions.text(name, known));
  }

  /** Null if there is no such attribute. */
  Object find(Object value, String name) {
    if (value instanceof NumpyValue array) {
      return interpreter.arrays().attribute(array, name);
    }
    if (value instanceof ScriptObject object) {
      return object.attribute(name);
    }
    if (value instanceof ListValue list) {
      return bound(ListMethods.TABLE, list, name);
    }
    if (value instanceof String text) {
      return name.equals("format")
          ? StringMethods.format(interpreter, text)
          : bound(StringMethods.TABLE, text, name);
    }
    if (value instanceof DictValue dict) {
      return bound(DictMethods.TABLE, dict, name);
    }
    if (value instanceof SetValue set) {
      return bound(SetMethods.TABLE, set, name);
    }
    if (value instanceof TupleValue tuple) {
      return bound(ListMethods.OF_TUPLES, tuple, name);
    }
    if (ScriptValues.isNumber(value)) {
      return NumberMethods.attribute(interpreter, value, name);
    }
    return ofOthers(value, name);
  }

  private static Object ofOthers(Object value, String name) {
    if (value instanceof TypeValue type) {
      return type.attribute(name);
    }
    if (value instanceof Callable callable
        && (name.equals("__name__") || name.equals("__qualname__"))) {
      return callable.name();
    }
    if (value instanceof ExceptionValue exception && name.equals("args")) {
      return new TupleValue(exception.arguments());
    }
    if (value instanceof RangeValue range) {
      return switch (name) {
        case "start" -> range.start();
        case "stop" -> range.stop();
        case "step" -> range.step();
        default -> null;
      };
    }
    if (value instanceof SliceValue slice) {
      return switch (name) {
        case "start" -> slice.start();
        case "stop" -> slice.stop();
        case "step" -> slice.step();
        default -> null;
      };
    }
    return null;
  }

  private <T> Object bound(Map<String, Method<T>> table, T self, String name) {
    Method<T> method = table.get(name);
    return method == null ? null : method.bind(interpreter, self);
  }

  private static Map<String, ? extends Method<?>> table(Object value) {
    return value instanceof ListValue
        ? ListMethods.TABLE
        : value instanceof String
            ? StringMethods.TABLE
            : value instanceof DictValue
                ? DictMethods.TABLE
                : value instanceof SetValue ? SetMethods.TABLE : null;
  }

  void set(Object value, String name, Object item) {
    boolean done =
        value instanceof NumpyValue array
            ? interpreter.arrays().setAttribute(array, name, item)
            : value instanceof ScriptObject object && object.setAttribute(name, item);
    if (done) {
      return;
    }
    if (find(value, name) != null) {
      throw new ScriptException(
          "AttributeError",
          "'%s' object attribute '%s' is read-only".formatted(interpreter.typeName(value), name));
    }
    throw ScriptException.noAttribute(interpreter.typeName(value), name);
  }
}
