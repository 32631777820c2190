package io.numflink.connectors.text;

import io.numflink.array.block.ArrayException;
import io.numflink.array.block.DType;
import io.numflink.connectors.text.TextFormat.Dialect;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Turns the keyword arguments of {@code np.loadtxt} and {@code np.genfromtxt} into a format. Values
 * are those of Java ({@link String}, {@link Number}, {@link Boolean}, {@link List}) and {@link
 * DType}; null, and what prints as {@code None}, is Python's None.
 */
public final class TextArguments {
  private TextArguments() {}

  /** The format for a call of one of the two functions. */
  public static TextFormat format(Dialect dialect, Map<String, Object> arguments) {
    TextFormat format = dialect == Dialect.LOADTXT ? TextFormat.loadtxt() : TextFormat.genfromtxt();
    for (Map.Entry<String, Object> argument : arguments.entrySet()) {
      Object value = argument.getValue();
      boolean none = value == null || value.toString().equals("None");
      format = with(format, argument.getKey(), none ? null : value);
    }
    return format;
  }

  private static TextFormat with(TextFormat format, String name, Object value) {
    return switch (name) {
      case "dtype" -> value == null ? refuse(format, name) : format.withDtype((DType) value);
      case "delimiter" -> format.withDelimiter(text(name, value));
      case "comments" -> format.withComments(text(name, value));
      case "quotechar" -> format.withQuote(value == null ? null : character(name, value));
      case "skiprows", "skip_header" ->
          format.withSkip(value == null ? 0 : Math.toIntExact(integer(name, value)));
      case "max_rows" -> format.withMaxRows(value == null ? -1 : integer(name, value));
      case "usecols" -> value == null ? format : format.withColumns(columns(value));
      case "filling_values" -> format.withFill(value == null ? null : number(name, value));
      case "unpack" -> format.withUnpack(Boolean.TRUE.equals(value));
      case "ndmin" -> format.withMinimumRank(Math.toIntExact(integer(name, value)));
      case "encoding" -> format;
      default ->
          value == null || value.equals(Boolean.FALSE) || isZero(value)
              ? format
              : refuse(format, name);
    };
  }

  private static boolean isZero(Object value) {
    return value instanceof Number number && number.doubleValue() == 0;
  }

  private static TextFormat refuse(TextFormat format, String name) {
    throw new ArrayException(
        "NotImplementedError",
        "%s(%s=...) is not supported by NumFlink"
            .formatted(format.isLenient() ? "genfromtxt" : "loadtxt", name));
  }

  private static String text(String name, Object value) {
    if (value == null || value instanceof String) {
      return (String) value;
    }
    if (value instanceof List<?> list && list.size() == 1 && list.get(0) instanceof String text) {
      return text;
    }
    throw ArrayException.typeError(name + " is one string, got " + value);
  }

  private static char character(String name, Object value) {
    String text = text(name, value);
    if (text.length() != 1) {
      throw ArrayException.typeError(
          "Text reading control character must be a single unicode character or None; but got: '%s'"
              .formatted(text));
    }
    return text.charAt(0);
  }

  private static long integer(String name, Object value) {
    if (value instanceof Number number && number.doubleValue() == number.longValue()) {
      return number.longValue();
    }
    throw ArrayException.typeError(name + " is an integer, got " + value);
  }

  private static double number(String name, Object value) {
    if (value instanceof Number number) {
      return number.doubleValue();
    }
    throw ArrayException.typeError(name + " is one number, got " + value);
  }

  private static Integer[] columns(Object value) {
    List<Integer> columns = new ArrayList<>();
    for (Object column : value instanceof List<?> list ? list : List.of(value)) {
      columns.add(Math.toIntExact(integer("usecols", column)));
    }
    return columns.toArray(Integer[]::new);
  }
}
