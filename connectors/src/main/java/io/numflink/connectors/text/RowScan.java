package io.numflink.connectors.text;

import io.numflink.connectors.text.RowIndex.Range;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * The first pass over a text file, on the driver: counts the rows of byte ranges, on several
 * threads where ranges can be told apart without reading from the beginning.
 */
final class RowScan {
  /** Small enough that a block seldom reads much that is not its own. */
  static final long SMALLEST_RANGE = 1 << 20;

  /** So many ranges keep an index below 200 KB. */
  private static final long MOST_RANGES = 8192;

  /** Reading from a store waits more than it computes. */
  private static final int MOST_THREADS = 16;

  private final TextSource source;
  private final RowSplitter splitter;
  private long dataStart;
  private long skipped;
  private int fields;
  private long firstRowLine;

  private RowScan(TextSource source) {
    this.source = source;
    this.splitter = new RowSplitter(source.format());
  }

  /**
   * What the scan has found.
   *
   * @param index where the rows are
   * @param fields how many fields the first row has; 0 if there is no row
   * @param firstRowLine the number of the first row's line, from 0
   */
  record Result(RowIndex index, int fields, long firstRowLine) {}

  static Result of(TextSource source) throws IOException {
    return of(
        source, Math.max(SMALLEST_RANGE, (source.file().length() + MOST_RANGES - 1) / MOST_RANGES));
  }

  /**
   * @param rangeBytes how long the ranges are
   */
  static Result of(TextSource source, long rangeBytes) throws IOException {
    RowScan scan = new RowScan(source);
    scan.readHead();
    long maxRows = source.format().maxRows();
    List<Range> ranges =
        scan.fields == 0 || maxRows == 0
            ? List.of()
            : source.isSplittable() && maxRows < 0
                ? scan.inParallel(rangeBytes)
                : scan.inOrder(rangeBytes, maxRows);
    RowIndex index = new RowIndex(ranges, scan.skipped, maxRows);
    return new Result(index, index.rows() == 0 ? 0 : scan.fields, scan.firstRowLine);
  }

  /** Leaves out the lines before the data and counts the fields of the first row. */
  private void readHead() throws IOException {
    try (LineInput lines = source.lines(0)) {
      while (skipped < source.format().skip() && lines.next()) {
        skipped++;
      }
      dataStart = lines.nextStart();
      for (long line = skipped; lines.next(); line++) {
        if (splitter.isRow(lines.bytes(), lines.from(), lines.to())) {
          fields = splitter.split(lines.bytes(), lines.from(), lines.to());
          firstRowLine = line;
          return;
        }
      }
    }
  }

  /** Range after range in one reading, until there are enough rows. */
  private List<Range> inOrder(long rangeBytes, long maxRows) throws IOException {
    List<Range> ranges = new ArrayList<>();
    try (LineInput lines = source.lines(source.isCompressed() ? 0 : dataStart)) {
      boolean more = lines.next();
      while (more && lines.lineStart() < dataStart) {
        more = lines.next();
      }
      long total = 0;
      while (more && (maxRows < 0 || total < maxRows)) {
        long start = lines.lineStart();
        long end = start + rangeBytes;
        long count = 0;
        long rows = 0;
        while (more && lines.lineStart() < end) {
          count++;
          rows += isRow(lines) ? 1 : 0;
          more = lines.next();
        }
        ranges.add(new Range(start, lines.lineStart(), count, rows));
        total += rows;
      }
    }
    return ranges;
  }

  private boolean isRow(LineInput lines) {
    return splitter.isRow(lines.bytes(), lines.from(), lines.to());
  }

  private List<Range> inParallel(long rangeBytes) throws IOException {
    long length = source.file().length();
    int count = Math.toIntExact(Math.max(1, (length - dataStart + rangeBytes - 1) / rangeBytes));
    int threads =
        Math.min(count, Math.min(MOST_THREADS, Runtime.getRuntime().availableProcessors()));
    ExecutorService pool =
        Executors.newFixedThreadPool(
            threads,
            task -> {
              Thread thread = new Thread(task, "NumFlink row scan");
              thread.setDaemon(true);
              return thread;
            });
    try {
      List<Future<Range>> futures = new ArrayList<>();
      for (int i = 0; i < count; i++) {
        long from = dataStart + i * rangeBytes;
        long to = Math.min(length, from + rangeBytes);
        futures.add(pool.submit(() -> scan(from, to)));
      }
      List<Range> ranges = new ArrayList<>();
      for (Future<Range> future : futures) {
        ranges.add(future.get());
      }
      return ranges;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while counting the rows of " + source.file().path(), e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof IOException io) {
        throw new IOException(io.getMessage(), e);
      }
      throw new UncheckedIOException(new IOException(e.getCause().getMessage(), e.getCause()));
    } finally {
      pool.shutdownNow();
    }
  }

  /** Counts the lines that begin at {@code from ≤ i < to}. */
  private Range scan(long from, long to) throws IOException {
    boolean atLine = from == dataStart;
    // The line that holds the byte before ends at the earliest with that byte.
    try (LineInput lines = source.lines(atLine ? from : from - 1)) {
      if (!atLine && !lines.next()) {
        return new Range(to, to, 0, 0);
      }
      long start = lines.nextStart();
      long count = 0;
      long rows = 0;
      while (lines.nextStart() < to && lines.next()) {
        count++;
        rows += isRow(lines) ? 1 : 0;
      }
      return new Range(start, lines.nextStart(), count, rows);
    }
  }
}
