package io.numflink.connectors.text;

import java.io.Serializable;
import java.util.Arrays;
import java.util.List;

/**
 * Where rows are in a file: for each of some thousand byte ranges the place of its first line, and
 * the numbers of that line and of its first row.
 */
final class RowIndex implements Serializable {
  private static final long serialVersionUID = 1L;

  /**
   * What a scan has found in a byte range.
   *
   * @param start where the first line begins that begins in the range
   * @param next where the first line begins that begins behind it
   * @param lines how many lines begin in the range
   * @param rows how many of them are rows
   */
  record Range(long start, long next, long lines, long rows) {}

  private final long[] starts;
  private final long[] firstRows;
  private final long[] firstLines;
  private final long rows;

  /**
   * @param ranges in the order of the file
   * @param skipped how many lines come before the first range
   * @param maxRows how many rows count; negative for all
   */
  RowIndex(List<Range> ranges, long skipped, long maxRows) {
    List<Range> filled = ranges.stream().filter(range -> range.lines() > 0).toList();
    starts = filled.stream().mapToLong(Range::start).toArray();
    firstRows = new long[starts.length];
    firstLines = new long[starts.length];
    long row = 0;
    long line = skipped;
    for (int i = 0; i < starts.length; i++) {
      firstRows[i] = row;
      firstLines[i] = line;
      row += filled.get(i).rows();
      line += filled.get(i).lines();
    }
    rows = maxRows < 0 ? row : Math.min(row, maxRows);
  }

  /** How many rows there are. */
  long rows() {
    return rows;
  }

  /** The range that holds a row. */
  int rangeOf(long row) {
    int found = Arrays.binarySearch(firstRows, row);
    if (found < 0) {
      return -found - 2;
    }
    // Of ranges that begin with the same row all but the last have no rows.
    while (found + 1 < firstRows.length && firstRows[found + 1] == row) {
      found++;
    }
    return found;
  }

  long start(int range) {
    return starts[range];
  }

  long firstRow(int range) {
    return firstRows[range];
  }

  /** How many lines come before the range, from the beginning of the file. */
  long firstLine(int range) {
    return firstLines[range];
  }
}
