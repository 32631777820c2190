package io.numflink.connectors.text;

import io.numflink.array.block.ArrayException;
import io.numflink.connectors.files.StoragePath;
import java.io.IOException;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A table in delimited text: a line with the names of the columns, and a line for every row. Fields
 * are separated by the one of {@code , ; tab |} that the first line has most of; they may be in
 * double quotes.
 *
 * <p>The rows of a file can be read from many places at once unless it is compressed ({@code .gz})
 * or has a quote within its first {@value #SAMPLE_BYTES} bytes: quoted fields may hold line ends.
 * Where the first quote comes later, quoted fields must not hold any.
 */
public final class TableFile implements Serializable {
  private static final long serialVersionUID = 1L;
  private static final int SAMPLE_BYTES = 1 << 20;
  private static final String DELIMITERS = ",;\t|";
  private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

  private final TextSource source;
  private final TextFormat fieldFormat;
  private final List<String> columns;
  private final long dataStart;

  private TableFile(
      TextSource source, TextFormat fieldFormat, List<String> columns, long dataStart) {
    this.source = source;
    this.fieldFormat = fieldFormat;
    this.columns = columns;
    this.dataStart = dataStart;
  }

  /**
   * Reads the names of a table's columns.
   *
   * @throws TableException if there is no such file, or it is not a table
   */
  public static TableFile of(String path) {
    try {
      if (!StoragePath.of(path).exists()) {
        throw new TableException("there is no file '%s'".formatted(path));
      }
      TextSource plain = TextSource.of(path, format(","));
      Head head = Head.of(plain);
      TextFormat fields = format(head.delimiter());
      TextFormat lines = head.hasQuotes() ? fields : fields.withQuote(null);
      TextSource source = new TextSource(plain.file(), lines);
      try (LineInput input = source.lines(0)) {
        if (!input.next()) {
          throw new TableException("'%s' is empty: a table begins with its header".formatted(path));
        }
        RowSplitter splitter = new RowSplitter(fields);
        int start = input.from() + byteOrderMark(input);
        int count = splitter.split(input.bytes(), start, input.to());
        if (splitter.hasOpenQuote()) {
          throw new TableException("%s, line 1: %s".formatted(path, TableRows.OPEN_QUOTE));
        }
        List<String> names = new ArrayList<>();
        for (int i = 0; i < count; i++) {
          names.add(TableRows.text(input.bytes(), splitter.start(i), splitter.end(i)));
        }
        return new TableFile(source, fields, named(names, path), input.nextStart());
      }
    } catch (IOException e) {
      throw new TableException("%s: %s".formatted(path, e.getMessage()), e);
    } catch (ArrayException e) {
      throw new TableException(e.getMessage(), e);
    }
  }

  /** How many bytes of a line are the mark that some programs begin a text in UTF-8 with. */
  private static int byteOrderMark(LineInput line) {
    return RowSplitter.startsWith(line.bytes(), line.from(), line.to(), BYTE_ORDER_MARK)
        ? BYTE_ORDER_MARK.length
        : 0;
  }

  private static TextFormat format(String delimiter) {
    return TextFormat.loadtxt().withDelimiter(delimiter).withComments(null).withQuote('"');
  }

  /** What is found out about a file from its beginning. */
  private record Head(String delimiter, boolean hasQuotes) {
    static Head of(TextSource source) throws IOException {
      TextSource plain = new TextSource(source.file(), source.format().withQuote(null));
      try (LineInput lines = plain.lines(0)) {
        boolean more = lines.next();
        String delimiter = DELIMITERS.substring(0, 1);
        int most = 0;
        for (int i = 0; more && i < DELIMITERS.length(); i++) {
          int count = count((byte) DELIMITERS.charAt(i), lines);
          if (count > most) {
            delimiter = DELIMITERS.substring(i, i + 1);
            most = count;
          }
        }
        boolean quotes = false;
        while (more && !quotes) {
          quotes =
              EightBytes.indexOf((byte) '"', lines.bytes(), lines.from(), lines.to()) < lines.to();
          more = lines.lineStart() < SAMPLE_BYTES && lines.next();
        }
        return new Head(delimiter, quotes);
      }
    }

    private static int count(byte wanted, LineInput line) {
      int count = 0;
      for (int i = line.from(); i < line.to(); i++) {
        count += line.bytes()[i] == wanted ? 1 : 0;
      }
      return count;
    }
  }

  /** A nameless column, such as that of R's row names, is called X, as R does. */
  private static List<String> named(List<String> names, String path) {
    Set<String> seen = new HashSet<>();
    List<String> result = new ArrayList<>();
    for (String name : names) {
      String given = name.isEmpty() ? "X" : name;
      if (!seen.add(given)) {
        throw new TableException("%s, line 1: two columns are named '%s'".formatted(path, given));
      }
      result.add(given);
    }
    return List.copyOf(result);
  }

  /** The path as it was given. */
  public String path() {
    return source.file().path().toString();
  }

  public List<String> columns() {
    return columns;
  }

  /** How many bytes of rows there are; of a compressed file, none that can be told apart. */
  public long bytes() {
    return Math.max(0, source.file().length() - dataStart);
  }

  /** Whether parts of the file can be read on their own. */
  public boolean isSplittable() {
    return source.isSplittable();
  }

  /** All rows. */
  public TableRows rows() throws IOException {
    return new TableRows(this, new RowSplitter(fieldFormat), lines(0), dataStart, Long.MAX_VALUE);
  }

  /**
   * The rows whose lines begin in a part of the file: part i of n has those after the first i/n and
   * before the first (i + 1)/n of its bytes.
   *
   * @throws IllegalArgumentException if there are several parts and the file cannot be split
   */
  public TableRows rows(int part, int parts) throws IOException {
    if (parts == 1) {
      return rows();
    }
    if (!isSplittable()) {
      throw new IllegalArgumentException("%s cannot be read in parts".formatted(path()));
    }
    long from = dataStart + partStart(part, parts);
    long to = part + 1 == parts ? Long.MAX_VALUE : dataStart + partStart(part + 1, parts);
    boolean atLine = from == dataStart;
    // The line that holds the byte before ends at the earliest with that byte.
    LineInput lines = lines(atLine ? from : from - 1);
    if (!atLine) {
      lines.next();
    }
    return new TableRows(this, new RowSplitter(fieldFormat), lines, from, to);
  }

  private long partStart(int part, int parts) {
    return Math.floorDiv(bytes(), parts) * part
        + Math.floorMod(bytes(), (long) parts) * part / parts;
  }

  private LineInput lines(long position) throws IOException {
    return source.lines(position);
  }

  /** The number, from 1, of the line that begins at a place: for messages. */
  long lineAt(long position) throws IOException {
    long line = 1;
    try (LineInput lines = lines(0)) {
      while (lines.next() && lines.lineStart() < position) {
        line++;
      }
    }
    return line;
  }

  /** Fails if the file is not what it was when its header was read. */
  public void verify() {
    source.file().verify();
  }
}
