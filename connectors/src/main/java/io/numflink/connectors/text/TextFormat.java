package io.numflink.connectors.text;

import io.numflink.array.block.ArrayException;
import io.numflink.array.block.DType;
import java.io.Serializable;
import java.util.List;

/**
 * How text is read: the arguments of NumPy's functions.
 *
 * @param dialect whose rules hold
 * @param dtype the type of the elements
 * @param delimiter between fields; null for any white space
 * @param comments begins a comment that ends with the line; null for none
 * @param quote surrounds fields that may hold delimiters and line ends; null for none
 * @param skip how many lines to leave out at the beginning
 * @param maxRows how many rows to read at most; negative for all
 * @param columns which columns to read, negative ones from the last; null for all
 * @param fill what stands for a missing or malformed number (genfromtxt only); null for NaN, −1 or
 *     False
 * @param unpack whether to transpose the array
 * @param minimumRank how many axes the array has at least: axes of extent 1 are dropped down to it
 */
public record TextFormat(
    Dialect dialect,
    DType dtype,
    String delimiter,
    String comments,
    Character quote,
    int skip,
    long maxRows,
    List<Integer> columns,
    Double fill,
    boolean unpack,
    int minimumRank)
    implements Serializable {

  /** The NumPy function whose rules hold. */
  public enum Dialect {
    /** Strict: every field is a number. */
    LOADTXT,
    /** Lenient: what is no number is missing. */
    GENFROMTXT
  }

  public TextFormat {
    if (delimiter != null && delimiter.isEmpty()) {
      delimiter = null;
    }
    if (comments != null && comments.isEmpty()) {
      comments = null;
    }
    if (dialect == Dialect.LOADTXT && delimiter != null && delimiter.length() != 1) {
      throw ArrayException.typeError(
          "Text reading control character must be a single unicode character or None; but got: '%s'"
              .formatted(delimiter));
    }
    if (!isAscii(delimiter) || !isAscii(comments) || (quote != null && quote > 127)) {
      throw ArrayException.valueError(
          "delimiter, comments and quotechar are ASCII, got %s, %s and %s"
              .formatted(delimiter, comments, quote));
    }
    if ("\n".equals(delimiter) || "\r".equals(delimiter)) {
      throw ArrayException.typeError(
          "loadtxt control characters 'delimiter' cannot be a newline (`\\r` or `\\n`).");
    }
    if (minimumRank < 0 || minimumRank > 2) {
      throw ArrayException.valueError("Illegal value of ndmin keyword: " + minimumRank);
    }
    if (skip < 0) {
      skip = 0;
    }
    columns = columns == null ? null : List.copyOf(columns);
  }

  private static boolean isAscii(String text) {
    return text == null || text.chars().allMatch(c -> c < 128);
  }

  /** The defaults of {@code np.loadtxt}. */
  public static TextFormat loadtxt() {
    return new TextFormat(
        Dialect.LOADTXT, DType.FLOAT64, null, "#", null, 0, -1, null, null, false, 0);
  }

  /** The defaults of {@code np.genfromtxt}. */
  public static TextFormat genfromtxt() {
    return new TextFormat(
        Dialect.GENFROMTXT, DType.FLOAT64, null, "#", null, 0, -1, null, null, false, 0);
  }

  public TextFormat withDtype(DType newDtype) {
    return new TextFormat(
        dialect,
        newDtype,
        delimiter,
        comments,
        quote,
        skip,
        maxRows,
        columns,
        fill,
        unpack,
        minimumRank);
  }

  public TextFormat withDelimiter(String newDelimiter) {
    return new TextFormat(
        dialect,
        dtype,
        newDelimiter,
        comments,
        quote,
        skip,
        maxRows,
        columns,
        fill,
        unpack,
        minimumRank);
  }

  public TextFormat withComments(String newComments) {
    return new TextFormat(
        dialect,
        dtype,
        delimiter,
        newComments,
        quote,
        skip,
        maxRows,
        columns,
        fill,
        unpack,
        minimumRank);
  }

  public TextFormat withQuote(Character newQuote) {
    return new TextFormat(
        dialect,
        dtype,
        delimiter,
        comments,
        newQuote,
        skip,
        maxRows,
        columns,
        fill,
        unpack,
        minimumRank);
  }

  public TextFormat withSkip(int newSkip) {
    return new TextFormat(
        dialect,
        dtype,
        delimiter,
        comments,
        quote,
        newSkip,
        maxRows,
        columns,
        fill,
        unpack,
        minimumRank);
  }

  public TextFormat withMaxRows(long newMaxRows) {
    return new TextFormat(
        dialect,
        dtype,
        delimiter,
        comments,
        quote,
        skip,
        newMaxRows,
        columns,
        fill,
        unpack,
        minimumRank);
  }

  public TextFormat withColumns(Integer... newColumns) {
    return new TextFormat(
        dialect,
        dtype,
        delimiter,
        comments,
        quote,
        skip,
        maxRows,
        List.of(newColumns),
        fill,
        unpack,
        minimumRank);
  }

  public TextFormat withFill(Double newFill) {
    return new TextFormat(
        dialect,
        dtype,
        delimiter,
        comments,
        quote,
        skip,
        maxRows,
        columns,
        newFill,
        unpack,
        minimumRank);
  }

  public TextFormat withUnpack(boolean newUnpack) {
    return new TextFormat(
        dialect,
        dtype,
        delimiter,
        comments,
        quote,
        skip,
        maxRows,
        columns,
        fill,
        newUnpack,
        minimumRank);
  }

  public TextFormat withMinimumRank(int newMinimumRank) {
    return new TextFormat(
        dialect,
        dtype,
        delimiter,
        comments,
        quote,
        skip,
        maxRows,
        columns,
        fill,
        unpack,
        newMinimumRank);
  }

  boolean isLenient() {
    return dialect == Dialect.GENFROMTXT;
  }
}
