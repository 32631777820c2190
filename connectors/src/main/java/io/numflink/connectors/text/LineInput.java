package io.numflink.connectors.text;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/**
 * Reads lines. A line ends with {@code \n}, {@code \r\n}, {@code \r} or the file; with a quote
 * character, line ends between quotes do not count.
 */
final class LineInput implements AutoCloseable {
  private static final int INITIAL_BYTES = 1 << 17;

  private final InputStream in;
  private final Quotes quotes;
  private byte[] buffer = new byte[INITIAL_BYTES];
  private int filled;
  private boolean ended;
  private long bufferStart;
  private int from;
  private int to;
  private int next;

  /**
   * @param position where {@code in} is in the file: at the beginning of a line
   */
  LineInput(InputStream in, long position, TextFormat format) {
    this.in = in;
    this.bufferStart = position;
    this.quotes = format.quote() == null ? null : new Quotes(format);
  }

  /** Goes to the next line; false if there is none. */
  boolean next() throws IOException {
    from = next;
    int at = from;
    if (quotes != null) {
      quotes.beginLine();
    }
    while (true) {
      int end =
          quotes == null
              ? EightBytes.indexOfLineEnd(buffer, at, filled)
              : quotes.end(buffer, at, filled);
      if (end < filled && (buffer[end] == '\n' || end + 1 < filled || ended)) {
        to = end;
        boolean pair = buffer[end] == '\r' && end + 1 < filled && buffer[end + 1] == '\n';
        next = end + (pair ? 2 : 1);
        return true;
      }
      if (ended) {
        to = filled;
        next = filled;
        return from < to;
      }
      // Quotes remember their state up to the end; a \r at the very end is looked at again.
      int looked = end - from;
      fill();
      at = from + looked;
    }
  }

  /** Reads more behind the current line, which moves to the front. */
  private void fill() throws IOException {
    System.arraycopy(buffer, from, buffer, 0, filled - from);
    bufferStart += from;
    filled -= from;
    from = 0;
    if (filled == buffer.length) {
      buffer = Arrays.copyOf(buffer, Math.multiplyExact(buffer.length, 2));
    }
    int n = in.read(buffer, filled, buffer.length - filled);
    if (n < 0) {
      ended = true;
    } else {
      filled += n;
    }
  }

  /** What holds the current line, from {@link #from} to {@link #to}; may be changed there. */
  byte[] bytes() {
    return buffer;
  }

  int from() {
    return from;
  }

  int to() {
    return to;
  }

  /** Where in the file the current line begins. */
  long lineStart() {
    return bufferStart + from;
  }

  /** Where in the file the next line begins. */
  long nextStart() {
    return bufferStart + next;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
