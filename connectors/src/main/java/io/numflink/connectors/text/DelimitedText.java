package io.numflink.connectors.text;

import io.numflink.array.expr.BlockReader;
import io.numflink.array.expr.Creation;
import io.numflink.array.expr.Expr;
import io.numflink.array.expr.Layouts;
import io.numflink.connectors.files.WholeReader;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * Arrays in delimited text. Loading counts the rows; their numbers are parsed later, by the blocks.
 *
 * <p>Files up to {@value #CHECKED_BYTES} bytes are also parsed when they are loaded, so that errors
 * in them are found at the statement that loads them, as in NumPy; errors in larger files are found
 * when values are needed. A file with a quote character is counted by one thread, a compressed one
 * ({@code .gz}) is read from its beginning by every process that needs a block of it.
 */
public final class DelimitedText {
  private static final long CHECKED_BYTES = 4 << 20;

  private DelimitedText() {}

  /** The array that a file holds. */
  public static Expr load(String path, TextFormat format) {
    try {
      TextSource source = TextSource.of(path, format);
      return load(path, source, RowScan.of(source));
    } catch (IOException e) {
      throw new UncheckedIOException("%s: %s".formatted(path, e.getMessage()), e);
    }
  }

  private static Expr load(String path, TextSource source, RowScan.Result scan) throws IOException {
    TextFormat format = source.format();
    long rows = scan.index().rows();
    if (rows == 0) {
      return Creation.zeros(
          format.dtype(), format.minimumRank() == 2 ? new long[] {0, 1} : new long[] {0});
    }
    int columns = format.columns() == null ? scan.fields() : format.columns().size();
    // Loadtxt takes one column of several rows for a column, one row for a row, also in 1-d.
    boolean squeezed = format.minimumRank() < 2;
    boolean rowAxis = !squeezed || rows > 1 || (columns == 1 && format.minimumRank() == 1);
    boolean columnAxis = !squeezed || columns > 1;
    DelimitedReader reader = new DelimitedReader(source, scan, rowAxis, columnAxis);
    if (source.file().length() <= CHECKED_BYTES) {
      reader.load();
    }
    BlockReader blocks = source.isCompressed() ? new WholeReader(source.file(), reader) : reader;
    Expr array =
        Creation.stored(path, blocks, format.dtype(), shape(rowAxis, rows, columnAxis, columns));
    return format.unpack() ? Layouts.transpose(array) : array;
  }

  private static long[] shape(boolean rowAxis, long rows, boolean columnAxis, int columns) {
    if (rowAxis) {
      return columnAxis ? new long[] {rows, columns} : new long[] {rows};
    }
    return columnAxis ? new long[] {columns} : new long[0];
  }
}
