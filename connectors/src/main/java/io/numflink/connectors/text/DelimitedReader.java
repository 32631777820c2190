package io.numflink.connectors.text;

import io.numflink.array.block.Block;
import io.numflink.array.expr.BlockReader;
import io.numflink.connectors.files.WholeReader;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * Reads blocks of a text file's array: goes to the range that holds the block's first row and
 * parses from there. An axis that the array does not have (NumPy drops axes of extent 1) is one row
 * or one column.
 */
final class DelimitedReader implements BlockReader, WholeReader.Content {
  private static final long serialVersionUID = 1L;

  private final TextSource source;
  private final RowIndex index;
  private final int fields;
  private final long firstRowLine;
  private final boolean rowAxis;
  private final boolean columnAxis;

  DelimitedReader(TextSource source, RowScan.Result scan, boolean rowAxis, boolean columnAxis) {
    this.source = source;
    this.index = scan.index();
    this.fields = scan.fields();
    this.firstRowLine = scan.firstRowLine();
    this.rowAxis = rowAxis;
    this.columnAxis = columnAxis;
  }

  private RowParser parser() {
    return new RowParser(source.format(), source.file().path().toString(), fields, firstRowLine);
  }

  @Override
  public void verify() {
    source.file().verify();
  }

  @Override
  public Block read(long[] offset, int[] shape) {
    int columnsAt = rowAxis ? 1 : 0;
    try {
      return read(
          rowAxis ? offset[0] : 0,
          rowAxis ? shape[0] : 1,
          columnAxis ? (int) offset[columnsAt] : 0,
          columnAxis ? shape[columnsAt] : 1,
          shape);
    } catch (IOException e) {
      throw new UncheckedIOException(e.getMessage(), e);
    }
  }

  /** The whole array. */
  @Override
  public Block load() throws IOException {
    int rows = Math.toIntExact(index.rows());
    int columns = parser().columns();
    int[] shape =
        rowAxis
            ? columnAxis ? new int[] {rows, columns} : new int[] {rows}
            : columnAxis ? new int[] {columns} : new int[0];
    return read(0, rows, 0, columns, shape);
  }

  private Block read(long firstRow, int rows, int firstColumn, int columns, int[] shape)
      throws IOException {
    Block block = Block.zeros(source.format().dtype(), shape);
    if (block.size() == 0) {
      return block;
    }
    RowParser parser = parser();
    int range = index.rangeOf(firstRow);
    long row = index.firstRow(range);
    long line = index.firstLine(range);
    long start = index.start(range);
    long end = firstRow + rows;
    try (LineInput lines = source.lines(start)) {
      while (row < end && lines.next()) {
        if (lines.lineStart() < start) {
          continue;
        }
        if (parser.isRow(lines)) {
          if (row >= firstRow) {
            int at = Math.toIntExact((row - firstRow) * columns);
            parser.parse(lines, row, line, firstColumn, columns, block, at);
          }
          row++;
        }
        line++;
      }
    }
    if (row < end) {
      throw new IOException(
          "'%s' has %d rows, %d were counted when it was loaded"
              .formatted(source.file().path(), row, index.rows()));
    }
    parser.finish();
    return block;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof DelimitedReader reader
        && source.equals(reader.source)
        && rowAxis == reader.rowAxis
        && columnAxis == reader.columnAxis;
  }

  @Override
  public int hashCode() {
    return source.hashCode();
  }
}
