package io.numflink.array.script.text;

import io.numflink.array.script.value.ScriptException;
import io.numflink.array.script.value.ScriptValues;
import java.math.BigInteger;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Python's format specification: {@code
 * [[fill]align][sign][z][#][0][width][grouping][.precision][type]}.
 *
 * @param fill what pads, as a string of one character
 * @param align {@code <}, {@code >}, {@code ^}, {@code =}, or 0 for what suits the value
 * @param sign {@code +}, {@code -} or a blank
 * @param alternate whether {@code #} was given
 * @param width the least width
 * @param grouping {@code ,}, {@code _} or 0
 * @param precision −1 if there is none
 * @param type 0 if there is none
 */
public record FormatSpec(
    String fill,
    char align,
    char sign,
    boolean alternate,
    int width,
    char grouping,
    int precision,
    char type) {

  private static final Pattern FORM =
      Pattern.compile(
          "(?:(.)?([<>=^]))?([-+ ])?(#)?(0)?(\\d+)?([,_])?(?:\\.(\\d+))?(.)?", Pattern.DOTALL);

  /** Parses a specification. */
  public static FormatSpec parse(String text) {
    Matcher m = FORM.matcher(text);
    if (!m.matches()) {
      throw ScriptException.valueError("Invalid format specifier");
    }
    boolean zero = m.group(5) != null;
    String fill = m.group(1) != null ? m.group(1) : zero && m.group(2) == null ? "0" : " ";
    return new FormatSpec(
        zero && m.group(1) == null ? "0" : fill,
        m.group(2) != null ? m.group(2).charAt(0) : zero ? '=' : '\0',
        character(m.group(3), '-'),
        m.group(4) != null,
        number(m.group(6), 0),
        character(m.group(7), '\0'),
        number(m.group(8), -1),
        character(m.group(9), '\0'));
  }

  private static char character(String group, char otherwise) {
    return group == null ? otherwise : group.charAt(0);
  }

  private static int number(String digits, int otherwise) {
    if (digits == null) {
      return otherwise;
    }
    if (digits.length() > 9) {
      throw ScriptException.valueError("Too many decimal digits in format string");
    }
    return Integer.parseInt(digits);
  }

  private ScriptException unknown(String typeName) {
    return ScriptException.valueError(
        "Unknown format code '%c' for object of type '%s'".formatted(type, typeName));
  }

  // ---- strings

  /** A string, cut to the precision and padded. */
  public String format(String text) {
    if (type != '\0' && type != 's') {
      throw unknown("str");
    }
    if (sign != '-') {
      throw ScriptException.valueError(
          (sign == ' ' ? "Space" : "Sign") + " not allowed in string format specifier");
    }
    if (grouping != '\0') {
      throw ScriptException.valueError("Cannot specify '" + grouping + "' with 's'.");
    }
    if (align == '=' && !fill.equals("0")) {
      throw ScriptException.valueError("'=' alignment not allowed in string format specifier");
    }
    int end = precision < 0 ? text.length() : Math.min(precision, text.length());
    char at = align == '=' ? '<' : align;
    return pad("", text.substring(0, end), at == '\0' ? '<' : at);
  }

  private String pad(String prefix, String body, char how) {
    int missing = width - prefix.length() - body.codePointCount(0, body.length());
    if (missing <= 0) {
      return prefix + body;
    }
    return switch (how) {
      case '<' -> prefix + body + fill.repeat(missing);
      case '^' -> fill.repeat(missing / 2) + prefix + body + fill.repeat(missing - missing / 2);
      case '=' -> prefix + fill.repeat(missing) + body;
      default -> fill.repeat(missing) + prefix + body;
    };
  }

  // ---- integers

  /** An int, a {@link Long} or a {@link BigInteger}. */
  public String formatInteger(Object value, String typeName) {
    if (type != '\0' && "eEfFgG%".indexOf(type) >= 0) {
      return formatFloat(ScriptValues.toDouble(value), typeName);
    }
    if (precision >= 0) {
      throw ScriptException.valueError("Precision not allowed in integer format specifier");
    }
    BigInteger number = ScriptValues.toBig(value);
    String digits =
        switch (type) {
          case '\0', 'd', 'n' -> number.abs().toString();
          case 'b' -> number.abs().toString(2);
          case 'o' -> number.abs().toString(8);
          case 'x' -> number.abs().toString(16);
          case 'X' -> number.abs().toString(16).toUpperCase(Locale.ROOT);
          case 'c' -> Character.toString(number.intValueExact());
          default -> throw unknown(typeName);
        };
    if (type == 'c') {
      return pad("", digits, align == '\0' ? '<' : align);
    }
    String prefix = alternate && "boxX".indexOf(type) >= 0 && type != '\0' ? "0" + type : "";
    int group = type == '\0' || type == 'd' || type == 'n' ? 3 : 4;
    return signed(number.signum() < 0, prefix, digits, "", group);
  }

  // ---- floats

  /** A float. */
  public String formatFloat(double value, String typeName) {
    int digits = precision < 0 ? 6 : precision;
    boolean upper = type == 'E' || type == 'F' || type == 'G';
    String text = FloatText.special(value);
    if (text == null) {
      text =
          switch (type) {
            case 'e', 'E' -> FloatText.scientific(value, digits, alternate);
            case 'f', 'F' -> FloatText.fixed(value, digits, alternate);
            case 'g', 'G', 'n' -> FloatText.general(value, digits, alternate, false);
            case '%' -> FloatText.fixed(value * 100, digits, alternate);
            case '\0' ->
                precision < 0
                    ? FloatText.repr(value)
                    : FloatText.general(value, digits, alternate, true);
            default -> throw unknown(typeName);
          };
    }
    boolean negative = text.startsWith("-");
    String body = negative ? text.substring(1) : text;
    body = upper ? body.toUpperCase(Locale.ROOT) : body;
    int end = 0;
    while (end < body.length() && Character.isDigit(body.charAt(end))) {
      end++;
    }
    String tail = body.substring(end) + (type == '%' ? "%" : "");
    return signed(negative, "", body.substring(0, end), tail, 3);
  }

  private String signed(boolean negative, String prefix, String digits, String tail, int group) {
    String front = (negative ? "-" : sign == '-' ? "" : String.valueOf(sign)) + prefix;
    char how = align == '\0' ? '>' : align;
    if (grouping == '\0' || digits.isEmpty()) {
      return pad(front, digits + tail, how);
    }
    String grouped = group(digits, group);
    if (how == '=' && fill.equals("0")) {
      String zeros = digits;
      while (front.length() + grouped.length() + tail.length() < width) {
        zeros = "0" + zeros;
        grouped = group(zeros, group);
      }
    }
    return pad(front, grouped + tail, how);
  }

  private String group(String digits, int size) {
    StringBuilder result = new StringBuilder(digits);
    for (int place = digits.length() - size; place > 0; place -= size) {
      result.insert(place, grouping);
    }
    return result.toString();
  }
}
