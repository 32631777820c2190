package io.numflink.connectors.text;

import io.numflink.array.block.ArrayException;
import io.numflink.array.block.Block;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Parses rows into a block, with NumPy's errors. */
final class RowParser {
  /** As many malformed rows as one message lists. */
  private static final int MOST_LISTED = 20;

  private final TextFormat format;
  private final String file;
  private final int fields;
  private final long firstRowLine;
  private final RowSplitter splitter;
  private final Numbers numbers;
  private final List<String> malformed = new ArrayList<>();
  private long malformedCount;

  /**
   * @param file for messages
   * @param fields how many fields the first row has
   * @param firstRowLine the line of the first row, from 0
   */
  RowParser(TextFormat format, String file, int fields, long firstRowLine) {
    this.format = format;
    this.file = file;
    this.fields = fields;
    this.firstRowLine = firstRowLine;
    this.splitter = new RowSplitter(format);
    this.numbers = new Numbers(format);
  }

  boolean isRow(LineInput lines) {
    return splitter.isRow(lines.bytes(), lines.from(), lines.to());
  }

  /** How many columns the array has. */
  int columns() {
    return format.columns() == null ? fields : format.columns().size();
  }

  /**
   * Parses the current line.
   *
   * @param row its number among the rows, from 0
   * @param line its number among the lines, from 0
   * @param firstColumn the first column wanted
   * @param columns how many columns are wanted
   * @param block where to put them, from element {@code at} on
   */
  void parse(
      LineInput lines, long row, long line, int firstColumn, int columns, Block block, int at) {
    byte[] bytes = lines.bytes();
    int count = splitter.split(bytes, lines.from(), lines.to());
    if (!hasColumns(count, row, line)) {
      return;
    }
    for (int i = 0; i < columns; i++) {
      int field = field(firstColumn + i, count);
      try {
        numbers.set(block, at + i, bytes, splitter.start(field), splitter.end(field));
      } catch (NumberFormatException e) {
        throw malformed(bytes, field, row, line, e);
      }
    }
  }

  private int field(int column, int count) {
    if (format.columns() == null) {
      return column;
    }
    int wanted = format.columns().get(column);
    return wanted >= 0 ? wanted : wanted + (format.isLenient() ? fields : count);
  }

  private boolean hasColumns(int count, long row, long line) {
    if (format.columns() == null) {
      if (count != fields) {
        refuse(
            row,
            line,
            count,
            "the number of columns changed from %d to %d at row %d; use `usecols` to select a subset and avoid this error"
                .formatted(fields, count, row + 1));
        return false;
      }
      return true;
    }
    for (int i = 0; i < format.columns().size(); i++) {
      int field = field(i, count);
      if (field < 0 || field >= count) {
        refuse(
            row,
            line,
            count,
            "invalid column index %d at row %d with %d columns"
                .formatted(format.columns().get(i), row + 1, count));
        return false;
      }
    }
    return true;
  }

  /** Loadtxt stops at the first such row, genfromtxt lists them. */
  private void refuse(long row, long line, int count, String message) {
    if (!format.isLenient()) {
      throw ArrayException.valueError(message + at(line));
    }
    malformedCount++;
    if (malformed.size() < MOST_LISTED) {
      malformed.add(
          "    Line #%d (got %d columns instead of %d)"
              .formatted(line - firstRowLine + format.skip() + 1, count, columns()));
    }
  }

  /** Fails if rows were malformed; to be called after the last one. */
  void finish() {
    if (malformedCount > 0) {
      String more =
          malformedCount > malformed.size()
              ? "\n    and %d more".formatted(malformedCount - malformed.size())
              : "";
      throw ArrayException.valueError(
          "Some errors were detected !\n%s%s\n    in '%s'"
              .formatted(String.join("\n", malformed), more, file));
    }
  }

  private ArrayException malformed(
      byte[] bytes, int field, long row, long line, NumberFormatException cause) {
    String text =
        new String(
            bytes,
            splitter.start(field),
            splitter.end(field) - splitter.start(field),
            StandardCharsets.UTF_8);
    ArrayException error =
        ArrayException.valueError(
            "could not convert string '%s' to %s at row %d, column %d.%s"
                .formatted(text, format.dtype().numpyName(), row, field + 1, at(line)));
    error.initCause(cause);
    return error;
  }

  private String at(long line) {
    return " ('%s', line %d)".formatted(file, line + 1);
  }
}
