package io.numflink.connectors.text;

import ch.randelshofer.fastdoubleparser.JavaDoubleParser;
import io.numflink.array.block.Block;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Pattern;

/** Turns fields into elements of a block. */
final class Numbers {
  private static final Pattern GROUPED = Pattern.compile("[0-9]_[0-9]");

  private final TextFormat format;

  Numbers(TextFormat format) {
    this.format = format;
  }

  /**
   * Sets an element of a block.
   *
   * @throws NumberFormatException if the field is malformed and the format strict
   */
  void set(Block block, int at, byte[] bytes, int start, int end) {
    int from = start;
    int to = end;
    while (from < to && RowSplitter.isSpace(bytes[from])) {
      from++;
    }
    while (from < to && RowSplitter.isSpace(bytes[to - 1])) {
      to--;
    }
    if (format.isLenient()) {
      setLeniently(block, at, bytes, from, to);
    } else {
      setStrictly(block, at, bytes, from, to);
    }
  }

  private static void setStrictly(Block block, int at, byte[] bytes, int from, int to) {
    switch (block.dtype()) {
      case FLOAT64 -> block.float64()[at] = real(bytes, from, to);
      case FLOAT32 -> block.float32()[at] = (float) real(bytes, from, to);
      case INT64 -> block.int64()[at] = integer(bytes, from, to);
      case INT32 -> block.int32()[at] = int32(integer(bytes, from, to));
      case BOOL -> block.bool()[at] = parseLong(bytes, from, to) != 0;
    }
  }

  private static int int32(long value) {
    if (value != (int) value) {
      throw new NumberFormatException("not an int32");
    }
    return (int) value;
  }

  /** An integer, or the integer part of a number written with a point or an exponent. */
  private static long integer(byte[] bytes, int from, int to) {
    try {
      return parseLong(bytes, from, to);
    } catch (NumberFormatException e) {
      double value = real(bytes, from, to);
      // 2⁶³ is the first that does not fit.
      if (!(Math.abs(value) < 0x1p63)) {
        throw e;
      }
      return (long) value;
    }
  }

  private static long parseLong(byte[] bytes, int from, int to) {
    return Long.parseLong(new String(bytes, from, to - from, StandardCharsets.ISO_8859_1));
  }

  private void setLeniently(Block block, int at, byte[] bytes, int from, int to) {
    try {
      switch (block.dtype()) {
        case FLOAT64 -> block.float64()[at] = lenient(bytes, from, to);
        case FLOAT32 -> block.float32()[at] = (float) lenient(bytes, from, to);
        case INT64 -> block.int64()[at] = parseLong(bytes, from, to);
        case INT32 -> block.int32()[at] = int32((long) lenient(bytes, from, to));
        case BOOL -> block.bool()[at] = truth(bytes, from, to);
      }
    } catch (NumberFormatException missing) {
      fill(block, at);
    }
  }

  private static boolean truth(byte[] bytes, int from, int to) {
    String text = new String(bytes, from, to - from, StandardCharsets.ISO_8859_1);
    return switch (text.toUpperCase(Locale.ROOT)) {
      case "TRUE" -> true;
      case "FALSE" -> false;
      default -> throw new NumberFormatException("not a bool");
    };
  }

  private void fill(Block block, int at) {
    Double fill = format.fill();
    switch (block.dtype()) {
      case FLOAT64 -> block.float64()[at] = fill == null ? Double.NaN : fill;
      case FLOAT32 -> block.float32()[at] = fill == null ? Float.NaN : fill.floatValue();
      case INT64 -> block.int64()[at] = fill == null ? -1 : fill.longValue();
      case INT32 -> block.int32()[at] = fill == null ? -1 : fill.intValue();
      case BOOL -> block.bool()[at] = fill != null && fill != 0;
    }
  }

  /** As Python's {@code float}, which lets digits be grouped as in {@code 1_000}. */
  private static double lenient(byte[] bytes, int from, int to) {
    for (int i = from; i < to; i++) {
      if (bytes[i] == '_') {
        String text = new String(bytes, from, to - from, StandardCharsets.ISO_8859_1);
        while (GROUPED.matcher(text).find()) {
          text = text.replaceAll("(?<=[0-9])_(?=[0-9])", "");
        }
        byte[] plain = text.getBytes(StandardCharsets.ISO_8859_1);
        return real(plain, 0, plain.length);
      }
    }
    return real(bytes, from, to);
  }

  /** A decimal number, {@code inf}, {@code infinity} or {@code nan}; no Java suffixes, no hex. */
  static double real(byte[] bytes, int from, int to) {
    if (from == to) {
      throw new NumberFormatException("empty");
    }
    double common = Decimals.parse(bytes, from, to);
    if (!Double.isNaN(common)) {
      return common;
    }
    byte last = bytes[to - 1];
    if ((last < '0' || last > '9') && last != '.') {
      return special(new String(bytes, from, to - from, StandardCharsets.ISO_8859_1));
    }
    for (int i = from; i < Math.min(to, from + 3); i++) {
      if ((bytes[i] | 0x20) == 'x') {
        throw new NumberFormatException("hexadecimal");
      }
    }
    return JavaDoubleParser.parseDouble(bytes, from, to - from);
  }

  private static double special(String text) {
    boolean negative = text.startsWith("-");
    String name = negative || text.startsWith("+") ? text.substring(1) : text;
    return switch (name.toLowerCase(Locale.ROOT)) {
      case "inf", "infinity" -> negative ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
      case "nan" -> Double.NaN;
      default -> throw new NumberFormatException("not a number");
    };
  }
}
