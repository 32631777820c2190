package io.numflink.connectors.text;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Splits lines into fields. */
final class RowSplitter {
  private final TextFormat format;
  private final byte[] delimiter;
  private final byte[] comments;
  private final int quote;
  private int[] starts = new int[16];
  private int[] ends = new int[16];
  private int count;
  private boolean open;

  RowSplitter(TextFormat format) {
    this.format = format;
    this.delimiter = format.delimiter() == null ? null : ascii(format.delimiter());
    this.comments = format.comments() == null ? new byte[0] : ascii(format.comments());
    this.quote = format.quote() == null ? -1 : format.quote();
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  static boolean isSpace(byte b) {
    return b == ' ' || (b >= '\t' && b <= '\r');
  }

  static boolean startsWith(byte[] bytes, int at, int to, byte[] what) {
    return at + what.length <= to
        && bytes[at] == what[0]
        && Arrays.equals(bytes, at, at + what.length, what, 0, what.length);
  }

  private boolean isComment(byte[] bytes, int at, int to) {
    return comments.length > 0 && startsWith(bytes, at, to, comments);
  }

  /** Whether a line is a row: whether it holds anything but a comment. */
  boolean isRow(byte[] bytes, int from, int to) {
    for (int i = from; i < to; i++) {
      if (isComment(bytes, i, to)) {
        // Loadtxt takes white space between delimiters, even before a comment, for a field.
        return delimiter != null && !format.isLenient() && i > from;
      }
      boolean blank = delimiter == null ? isSpace(bytes[i]) : format.isLenient() && bytes[i] == ' ';
      if (!blank) {
        return true;
      }
    }
    return delimiter != null && !format.isLenient() && to > from;
  }

  /**
   * Splits a line. Fields with quotes are unquoted in place.
   *
   * @return how many fields there are
   */
  int split(byte[] bytes, int from, int to) {
    count = 0;
    open = false;
    if (delimiter == null) {
      splitAtSpace(bytes, from, to);
    } else if (format.isLenient()) {
      splitLeniently(bytes, from, to);
    } else {
      splitAtDelimiter(bytes, from, to);
    }
    return count;
  }

  private void splitAtSpace(byte[] bytes, int from, int to) {
    int i = from;
    while (true) {
      while (i < to && isSpace(bytes[i])) {
        i++;
      }
      if (i == to || isComment(bytes, i, to)) {
        return;
      }
      if (bytes[i] == quote) {
        i = unquote(bytes, i, to);
        continue;
      }
      int start = i;
      while (i < to && !isSpace(bytes[i]) && !isComment(bytes, i, to)) {
        i++;
      }
      add(start, i);
    }
  }

  private void splitAtDelimiter(byte[] bytes, int from, int to) {
    byte separator = delimiter[0];
    int i = from;
    while (true) {
      if (i < to && bytes[i] == quote) {
        i = unquote(bytes, i, to);
      } else {
        int start = i;
        i = fieldEnd(bytes, start, to);
        add(start, i);
      }
      if (i == to || bytes[i] != separator) {
        return;
      }
      i++;
    }
  }

  private int fieldEnd(byte[] bytes, int start, int to) {
    byte separator = delimiter[0];
    if (comments.length == 0) {
      return EightBytes.indexOf(separator, bytes, start, to);
    }
    int i = start;
    while (i < to && bytes[i] != separator && !isComment(bytes, i, to)) {
      i++;
    }
    return i;
  }

  /** Genfromtxt cuts the comment off first, then spaces at both ends. */
  private void splitLeniently(byte[] bytes, int from, int to) {
    int end = from;
    while (end < to && !isComment(bytes, end, to)) {
      end++;
    }
    int start = from;
    while (start < end && bytes[start] == ' ') {
      start++;
    }
    while (start < end && bytes[end - 1] == ' ') {
      end--;
    }
    for (int i = start; i < end; ) {
      if (startsWith(bytes, i, end, delimiter)) {
        add(start, i);
        i += delimiter.length;
        start = i;
      } else {
        i++;
      }
    }
    add(start, end);
  }

  /**
   * Adds the field that begins with the quote at {@code from} and returns where it ends: at a
   * delimiter, a comment or the line's end.
   */
  private int unquote(byte[] bytes, int from, int to) {
    int write = from;
    int i = from + 1;
    boolean inQuotes = true;
    while (i < to) {
      byte b = bytes[i];
      if (inQuotes && b == quote) {
        if (i + 1 < to && bytes[i + 1] == quote) {
          bytes[write++] = b;
          i += 2;
          continue;
        }
        inQuotes = false;
        i++;
        continue;
      }
      boolean ends = delimiter == null ? isSpace(b) : b == delimiter[0];
      if (!inQuotes && (ends || isComment(bytes, i, to))) {
        break;
      }
      bytes[write++] = b;
      i++;
    }
    add(from, write);
    open |= inQuotes;
    return i;
  }

  /** Whether a quote in the last line was not closed. */
  boolean hasOpenQuote() {
    return open;
  }

  private void add(int start, int end) {
    if (count == starts.length) {
      starts = Arrays.copyOf(starts, 2 * count);
      ends = Arrays.copyOf(ends, 2 * count);
    }
    starts[count] = start;
    ends[count] = end;
    count++;
  }

  /** Where the i-th field of the last line begins. */
  int start(int field) {
    return starts[field];
  }

  int end(int field) {
    return ends[field];
  }
}
