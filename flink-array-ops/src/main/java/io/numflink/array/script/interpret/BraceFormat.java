package io.numflink.array.script.interpret;

import io.numflink.array.script.value.Arguments;
import io.numflink.array.script.value.ScriptException;

/** {@code "format".format(values)}. */
final class BraceFormat {
  private final Interpreter interpreter;
  private final Arguments arguments;
  private int next;

  BraceFormat(Interpreter interpreter, Arguments arguments) {
    this.interpreter = interpreter;
    this.arguments = arguments;
  }

  String apply(String format) {
    StringBuilder result = new StringBuilder();
    int at = 0;
    while (at < format.length()) {
      char c = format.charAt(at);
      if ((c == '{' || c == '}') && at + 1 < format.length() && format.charAt(at + 1) == c) {
        result.append(c);
        at += 2;
      } else if (c == '}') {
        throw ScriptException.valueError("Single '}' encountered in format string");
      } else if (c == '{') {
        int end = end(format, at + 1);
        result.append(field(format.substring(at + 1, end)));
        at = end + 1;
      } else {
        result.append(c);
        at++;
      }
    }
    return result.toString();
  }

  private static int end(String format, int from) {
    int depth = 1;
    for (int i = from; i < format.length(); i++) {
      depth += format.charAt(i) == '{' ? 1 : format.charAt(i) == '}' ? -1 : 0;
      if (depth == 0) {
        return i;
      }
    }
    throw ScriptException.valueError(
        from == format.length()
            ? "Single '{' encountered in format string"
            : "expected '}' before end of string");
  }

  private String field(String field) {
    int colon = field.indexOf(':');
    String name = colon < 0 ? field : field.substring(0, colon);
    char conversion = '\0';
    int mark = name.indexOf('!');
    if (mark >= 0) {
      conversion = name.length() > mark + 1 ? name.charAt(mark + 1) : '\0';
      name = name.substring(0, mark);
    }
    Object value = value(name);
    String spec = colon < 0 ? "" : apply(field.substring(colon + 1));
    return interpreter.format(interpreter.texts().convert(value, conversion), spec);
  }

  /** The value of a field name such as {@code 0}, {@code x.shape} or {@code row[1]}. */
  private Object value(String name) {
    int end = 0;
    while (end < name.length() && name.charAt(end) != '.' && name.charAt(end) != '[') {
      end++;
    }
    Object value = argument(name.substring(0, end));
    int at = end;
    while (at < name.length()) {
      int start = at + 1;
      if (name.charAt(at) == '[') {
        int close = name.indexOf(']', start);
        String key = name.substring(start, close);
        Object index = key.matches("\\d+") ? (Object) Long.valueOf(key) : key;
        value = interpreter.items().get(value, index);
        at = close + 1;
      } else {
        at = start;
        while (at < name.length() && name.charAt(at) != '.' && name.charAt(at) != '[') {
          at++;
        }
        value = interpreter.members().get(value, name.substring(start, at));
      }
    }
    return value;
  }

  private Object argument(String name) {
    if (!name.isEmpty() && !name.matches("\\d+")) {
      Object value = arguments.keywords().get(name);
      if (value == null) {
        throw Items.keyError(name);
      }
      return value;
    }
    int place = name.isEmpty() ? next++ : Integer.parseInt(name);
    if (place >= arguments.positional().size()) {
      throw ScriptException.indexError(
          "Replacement index " + place + " out of range for positional args tuple");
    }
    return arguments.positional().get(place);
  }
}
