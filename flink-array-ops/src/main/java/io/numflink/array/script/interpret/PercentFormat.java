package io.numflink.array.script.interpret;

import io.numflink.array.script.text.FormatSpec;
import io.numflink.array.script.value.DictValue;
import io.numflink.array.script.value.NumpyValue;
import io.numflink.array.script.value.ScriptException;
import io.numflink.array.script.value.ScriptValues;
import io.numflink.array.script.value.TupleValue;
import java.math.BigDecimal;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code "format" % values}. */
final class PercentFormat {
  private static final Pattern FIELD =
      Pattern.compile(
          "%(?:\\(([^)]*)\\))?([-+ #0]*)(\\*|\\d+)?(?:\\.(\\*|\\d*))?[hlL]?(.)?", Pattern.DOTALL);

  private final Interpreter interpreter;
  private final String format;
  private List<Object> values;
  private Object mapping;
  private int next;

  PercentFormat(Interpreter interpreter, String format) {
    this.interpreter = interpreter;
    this.format = format;
  }

  String apply(Object right) {
    values = right instanceof TupleValue tuple ? tuple.items() : List.of(right);
    mapping = right;
    StringBuilder result = new StringBuilder();
    Matcher field = FIELD.matcher(format);
    int end = 0;
    while (field.find()) {
      result.append(format, end, field.start());
      result.append(format(field));
      end = field.end();
    }
    result.append(format, end, format.length());
    boolean unused = next < values.size() && !(right instanceof DictValue);
    if (unused) {
      throw ScriptException.typeError("not all arguments converted during string formatting");
    }
    return result.toString();
  }

  private Object value() {
    if (next >= values.size()) {
      throw ScriptException.typeError("not enough arguments for format string");
    }
    return values.get(next++);
  }

  private int star(String text, int otherwise) {
    if (text == null) {
      return otherwise;
    }
    return text.equals("*")
        ? (int) interpreter.index(value())
        : text.isEmpty() ? 0 : Integer.parseInt(text);
  }

  private String format(Matcher field) {
    if (field.group(5) == null) {
      throw ScriptException.valueError("incomplete format");
    }
    char type = field.group(5).charAt(0);
    if (type == '%') {
      return "%";
    }
    String flags = field.group(2);
    int width = star(field.group(3), 0);
    int precision = star(field.group(4), -1);
    boolean left = flags.contains("-") || width < 0;
    char sign = flags.contains("+") ? '+' : flags.contains(" ") ? ' ' : '-';
    Object value = field.group(1) == null ? value() : named(field.group(1));
    boolean text = "sra".indexOf(type) >= 0;
    boolean zero = flags.contains("0") && !left && !text;
    boolean integer = "diuxXo".indexOf(type) >= 0;
    FormatSpec spec =
        new FormatSpec(
            zero ? "0" : " ",
            left ? '<' : zero ? '=' : '>',
            text || type == 'c' ? '-' : sign,
            flags.contains("#"),
            Math.abs(width),
            '\0',
            integer ? -1 : precision,
            integer ? (type == 'i' || type == 'u' ? 'd' : type) : text || type == 'c' ? 's' : type);
    if (text) {
      return spec.format((String) interpreter.texts().convert(value, type));
    }
    Object plain = value instanceof NumpyValue array ? interpreter.arrays().toPython(array) : value;
    if (type == 'c') {
      return spec.format(
          plain instanceof String s ? s : Character.toString((int) interpreter.index(plain)));
    }
    if (!ScriptValues.isNumber(plain)) {
      String given = interpreter.typeName(plain);
      throw ScriptException.typeError(
          integer
              ? "%%%c format: %s is required, not %s"
                  .formatted(
                      type,
                      type == 'x' || type == 'X' || type == 'o' ? "an integer" : "a real number",
                      given)
              : "must be real number, not " + given);
    }
    if (!integer) {
      if ("eEfFgG".indexOf(type) < 0) {
        throw ScriptException.valueError(
            "unsupported format character '%c' (0x%x) at index %d"
                .formatted(type, (int) type, field.end() - 1));
      }
      return spec.formatFloat(ScriptValues.toDouble(plain), "float");
    }
    Object whole =
        plain instanceof Double d ? ScriptValues.integer(new BigDecimal(d).toBigInteger()) : plain;
    return spec.formatInteger(whole, "int");
  }

  private Object named(String name) {
    next = values.size();
    if (!(mapping instanceof DictValue dict)) {
      throw ScriptException.typeError("format requires a mapping");
    }
    return interpreter.items().get(dict, name);
  }
}
