package io.numflink.array.script.interpret;

import io.numflink.array.script.text.FloatText;
import io.numflink.array.script.text.FormatSpec;
import io.numflink.array.script.text.Quoting;
import io.numflink.array.script.value.Callable;
import io.numflink.array.script.value.DictValue;
import io.numflink.array.script.value.ExceptionValue;
import io.numflink.array.script.value.ListValue;
import io.numflink.array.script.value.NativeFunction;
import io.numflink.array.script.value.None;
import io.numflink.array.script.value.NumpyValue;
import io.numflink.array.script.value.RangeValue;
import io.numflink.array.script.value.ScriptException;
import io.numflink.array.script.value.ScriptObject;
import io.numflink.array.script.value.ScriptValues;
import io.numflink.array.script.value.SetValue;
import io.numflink.array.script.value.SliceValue;
import io.numflink.array.script.value.TupleValue;
import io.numflink.array.script.value.TypeValue;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Set;

/** Values as text. */
final class Texts {
  private final Interpreter interpreter;

  /** The containers that are being written, to end where one contains itself. */
  private final Set<Object> open = Collections.newSetFromMap(new IdentityHashMap<>());

  Texts(Interpreter interpreter) {
    this.interpreter = interpreter;
  }

  String str(Object value) {
    if (value instanceof String text) {
      return text;
    }
    if (value instanceof NumpyValue array) {
      return interpreter.arrays().str(array);
    }
    if (value instanceof ScriptObject object) {
      return object.str();
    }
    if (value instanceof ExceptionValue exception) {
      return message(exception);
    }
    return repr(value);
  }

  /** What {@code str(exception)} gives. */
  String message(ExceptionValue exception) {
    List<Object> arguments = exception.arguments();
    return switch (arguments.size()) {
      case 0 -> "";
      case 1 ->
          exception.type().name().equals("KeyError")
              ? repr(arguments.get(0))
              : str(arguments.get(0));
      default -> repr(new TupleValue(arguments));
    };
  }

  String repr(Object value) {
    if (value instanceof String text) {
      return Quoting.repr(text);
    }
    if (value instanceof Long || value instanceof java.math.BigInteger) {
      return value.toString();
    }
    if (value instanceof Double d) {
      return FloatText.repr(d);
    }
    if (value instanceof Boolean b) {
      return b ? "True" : "False";
    }
    if (value instanceof NumpyValue array) {
      return interpreter.arrays().repr(array);
    }
    if (value instanceof ListValue
        || value instanceof TupleValue
        || value instanceof DictValue
        || value instanceof SetValue) {
      return container(value);
    }
    if (value instanceof ScriptObject object) {
      return object.repr();
    }
    if (value instanceof TypeValue type) {
      return type.repr();
    }
    if (value instanceof ExceptionValue exception) {
      String list = items(exception.arguments());
      return exception.type().name() + "(" + list + ")";
    }
    if (value instanceof RangeValue range) {
      String step = range.step() == 1 ? "" : ", " + range.step();
      return "range(" + range.start() + ", " + range.stop() + step + ")";
    }
    if (value instanceof SliceValue slice) {
      return "slice(%s, %s, %s)"
          .formatted(repr(slice.start()), repr(slice.stop()), repr(slice.step()));
    }
    if (value instanceof FunctionValue function) {
      return "<function " + function.name() + ">";
    }
    if (value instanceof NativeFunction || value instanceof None) {
      return value.toString();
    }
    if (value instanceof Callable callable) {
      return "<built-in function " + callable.name() + ">";
    }
    return value instanceof Iterator<?>
        ? "<" + interpreter.typeName(value) + " object>"
        : value.toString();
  }

  private String container(Object value) {
    if (!open.add(value)) {
      return value instanceof ListValue ? "[...]" : value instanceof DictValue ? "{...}" : "(...)";
    }
    try {
      if (value instanceof ListValue list) {
        return "[" + items(list.items()) + "]";
      }
      if (value instanceof TupleValue tuple) {
        return "(" + items(tuple.items()) + (tuple.items().size() == 1 ? ",)" : ")");
      }
      if (value instanceof SetValue set) {
        return set.size() == 0 ? "set()" : "{" + items(set.items()) + "}";
      }
      List<String> pairs = new ArrayList<>();
      for (DictValue.Item item : ((DictValue) value).items()) {
        pairs.add(repr(item.key()) + ": " + repr(item.value()));
      }
      return "{" + String.join(", ", pairs) + "}";
    } finally {
      open.remove(value);
    }
  }

  private String items(List<Object> items) {
    return String.join(", ", items.stream().map(this::repr).toList());
  }

  /** The conversion of an f-string's field: {@code !r}, {@code !s}, {@code !a} or none. */
  Object convert(Object value, char conversion) {
    return switch (conversion) {
      case 'r' -> repr(value);
      case 's' -> str(value);
      case 'a' -> ascii(repr(value));
      default -> value;
    };
  }

  static String ascii(String text) {
    StringBuilder result = new StringBuilder();
    text.codePoints()
        .forEach(
            c ->
                result.append(
                    c < 0x80
                        ? Character.toString(c)
                        : (c < 0x100 ? "\\x%02x" : c < 0x10000 ? "\\u%04x" : "\\U%08x")
                            .formatted(c)));
    return result.toString();
  }

  /** {@code format(value, spec)}. */
  String format(Object value, String spec) {
    if (value instanceof NumpyValue array) {
      return interpreter.arrays().format(array, spec);
    }
    if (spec.isEmpty()) {
      return str(value);
    }
    if (value instanceof String text) {
      return FormatSpec.parse(spec).format(text);
    }
    if (value instanceof Double d) {
      return FormatSpec.parse(spec).formatFloat(d, "float");
    }
    if (ScriptValues.isInteger(value)) {
      return FormatSpec.parse(spec).formatInteger(value, interpreter.typeName(value));
    }
    throw ScriptException.typeError(
        "unsupported format string passed to " + interpreter.typeName(value) + ".__format__");
  }
}
