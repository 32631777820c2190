package io.numflink.connectors.text;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/** Goes through rows of a table. Blank lines are no rows. */
public final class TableRows implements AutoCloseable {
  private static final Set<String> MISSING =
      Set.of("NA", "N/A", "NaN", "nan", "null", "NULL", "None");

  static final String OPEN_QUOTE = "a field that begins with a quote has none at its end";

  private final TableFile table;
  private final RowSplitter splitter;
  private final LineInput lines;
  private final long from;
  private final long to;

  /**
   * @param from where the first line may begin
   * @param to where no line may begin any more
   */
  TableRows(TableFile table, RowSplitter splitter, LineInput lines, long from, long to) {
    this.table = table;
    this.splitter = splitter;
    this.lines = lines;
    this.from = from;
    this.to = to;
  }

  /**
   * Goes to the next row; false if there is none.
   *
   * @throws TableException if it has not as many fields as the header, or a quote is not closed
   */
  public boolean next() throws IOException {
    while (lines.nextStart() < to && lines.next()) {
      if (lines.lineStart() < from || isBlank()) {
        continue;
      }
      int fields = splitter.split(lines.bytes(), lines.from(), lines.to());
      if (splitter.hasOpenQuote()) {
        throw fault(OPEN_QUOTE);
      }
      if (fields != table.columns().size()) {
        throw fault("%d fields where the header has %d".formatted(fields, table.columns().size()));
      }
      return true;
    }
    return false;
  }

  private boolean isBlank() {
    for (int i = lines.from(); i < lines.to(); i++) {
      if (!RowSplitter.isSpace(lines.bytes()[i])) {
        return false;
      }
    }
    return true;
  }

  /**
   * A field of the row as a number; NaN if it is missing: empty, or one of NA, N/A, NaN, null,
   * None.
   *
   * @throws TableException if it is no number
   */
  public double number(int field) throws IOException {
    try {
      return parse(field);
    } catch (NumberFormatException e) {
      throw fault(
          "column %s: '%s' is no number".formatted(table.columns().get(field), text(field)));
    }
  }

  /** Whether a field is a number or missing. */
  public boolean isNumber(int field) {
    try {
      parse(field);
      return true;
    } catch (NumberFormatException e) {
      return false;
    }
  }

  private double parse(int field) {
    double common = Decimals.parse(lines.bytes(), splitter.start(field), splitter.end(field));
    return Double.isNaN(common) ? parseUncommon(field) : common;
  }

  /** A number with white space around it, one of unusual spelling or length, or a missing one. */
  private double parseUncommon(int field) {
    byte[] bytes = lines.bytes();
    int start = splitter.start(field);
    int end = splitter.end(field);
    while (start < end && RowSplitter.isSpace(bytes[start])) {
      start++;
    }
    while (start < end && RowSplitter.isSpace(bytes[end - 1])) {
      end--;
    }
    boolean missing = start == end || ((bytes[start] | 0x20) == 'n' && isMissing(field));
    return missing ? Double.NaN : Numbers.real(bytes, start, end);
  }

  /** Whether there is nothing in a field. */
  public boolean isMissing(int field) {
    int length = splitter.end(field) - splitter.start(field);
    if (length == 0) {
      return true;
    }
    byte first = lines.bytes()[splitter.start(field)];
    boolean maybe = first == 'N' || first == 'n' || RowSplitter.isSpace(first);
    return maybe && (text(field).isEmpty() || MISSING.contains(text(field)));
  }

  /** A field as text, without white space around it. */
  public String text(int field) {
    return text(lines.bytes(), splitter.start(field), splitter.end(field));
  }

  static String text(byte[] bytes, int start, int end) {
    return new String(bytes, start, end - start, StandardCharsets.UTF_8).strip();
  }

  /** An error of this row: names the file and the line. */
  public TableException fault(String message) throws IOException {
    return new TableException(
        "%s, line %d: %s".formatted(table.path(), table.lineAt(lines.lineStart()), message));
  }

  @Override
  public void close() throws IOException {
    lines.close();
  }
}
