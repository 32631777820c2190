package io.numflink.connectors.text;

import java.nio.charset.StandardCharsets;

/**
 * Finds the ends of lines in text with quoted fields: a quote opens at the beginning of a field and
 * closes at the next quote that is not doubled; comments hold no quotes.
 */
final class Quotes {
  private final byte quote;
  private final int delimiter;
  private final byte[] comments;

  private boolean inQuotes;
  private boolean inComment;
  private boolean atFieldStart;
  private boolean justClosed;

  Quotes(TextFormat format) {
    quote = (byte) format.quote().charValue();
    delimiter = format.delimiter() == null ? -1 : format.delimiter().charAt(0);
    comments =
        format.comments() == null
            ? new byte[0]
            : format.comments().getBytes(StandardCharsets.US_ASCII);
  }

  void beginLine() {
    inQuotes = false;
    inComment = false;
    atFieldStart = true;
    justClosed = false;
  }

  /**
   * Looks on from {@code start} and returns where the line's terminator is, or {@code filled} if it
   * is not there yet.
   */
  int end(byte[] bytes, int start, int filled) {
    for (int i = start; i < filled; i++) {
      byte b = bytes[i];
      if (inQuotes) {
        if (b == quote) {
          inQuotes = false;
          justClosed = true;
        }
        continue;
      }
      if (b == '\n' || b == '\r') {
        return i;
      }
      if (inComment) {
        continue;
      }
      if (b == quote && (atFieldStart || justClosed)) {
        inQuotes = true;
        atFieldStart = false;
      } else if (comments.length > 0 && RowSplitter.startsWith(bytes, i, filled, comments)) {
        inComment = true;
      } else {
        atFieldStart = delimiter < 0 ? RowSplitter.isSpace(b) : b == delimiter;
      }
      justClosed = false;
    }
    return filled;
  }
}
