package io.numflink.job.glm;

import io.numflink.connectors.text.TableFile;
import io.numflink.connectors.text.TableRows;
import io.numflink.glm.formula.ColumnType;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Finds out, on the driver, what the columns of a table are. Whether a column holds numbers, truth
 * values or texts is seen from its first rows; only if there are levels to be found, or rows to be
 * counted that lack values, is the whole table read.
 */
final class TableScan {
  private static final int SAMPLE_ROWS = 1000;
  private static final long PART_BYTES = 4 << 20;

  /** What a decoder makes of bytes that are no character. */
  private static final char NO_CHARACTER = '\uFFFD';

  private final TableFile table;
  private final List<String> columns;
  private final int[] fields;
  private final boolean[] factors;
  private final ColumnType.Kind[] kinds;
  private final List<String> notes = new ArrayList<>();

  private TableScan(TableFile table, List<String> columns, Set<String> factors, String classes)
      throws IOException {
    this.table = table;
    this.columns = columns;
    this.fields = columns.stream().mapToInt(name -> table.columns().indexOf(name)).toArray();
    this.factors = new boolean[fields.length];
    this.kinds = new ColumnType.Kind[fields.length];
    for (int i = 0; i < fields.length; i++) {
      this.factors[i] = factors.contains(columns.get(i));
    }
    sample();
    if (classes != null) {
      kinds[columns.indexOf(classes)] = ColumnType.Kind.FACTOR;
    }
  }

  /**
   * What was found.
   *
   * @param types of the columns
   * @param incomplete rows that lack a value; 0 if they were not counted
   * @param notes what about the columns a user may not expect
   */
  record Result(List<ColumnType> types, long incomplete, List<String> notes) {}

  /**
   * Looks at some columns of a table.
   *
   * @param factors which of them are factors, even of numbers
   * @param classes the column whose texts are classes, whatever they look like; null for none
   * @param countMissing whether to count the rows that lack a value
   */
  static Result of(
      TableFile table,
      List<String> columns,
      Set<String> factors,
      String classes,
      boolean countMissing)
      throws IOException, InterruptedException {
    TableScan scan = new TableScan(table, columns, factors, classes);
    boolean levels =
        Arrays.asList(scan.kinds).contains(ColumnType.Kind.FACTOR)
            || columns.stream().anyMatch(factors::contains);
    return levels || countMissing ? scan.whole() : scan.result(new Part(scan.fields.length));
  }

  /** Tells numbers, truth values and texts from each other. */
  private void sample() throws IOException {
    boolean[] number = new boolean[fields.length];
    boolean[] logical = new boolean[fields.length];
    Arrays.fill(number, true);
    Arrays.fill(logical, true);
    boolean[] seen = new boolean[fields.length];
    int[] numbers = new int[fields.length];
    String[] firstTexts = new String[fields.length];
    try (TableRows rows = table.rows()) {
      for (int row = 0; row < SAMPLE_ROWS && rows.next(); row++) {
        for (int i = 0; i < fields.length; i++) {
          if (!rows.isMissing(fields[i])) {
            seen[i] = true;
            if (rows.isNumber(fields[i])) {
              numbers[i]++;
            } else if (number[i]) {
              number[i] = false;
              firstTexts[i] =
                  rows.fault(
                          "column %s: '%s' is no number"
                              .formatted(columns.get(i), rows.text(fields[i])))
                      .getMessage();
            }
            logical[i] &= Logical.parse(rows.text(fields[i])) != null;
          }
        }
      }
    }
    for (int i = 0; i < fields.length; i++) {
      if (number[i]) {
        kinds[i] = ColumnType.Kind.NUMBER;
      } else if (seen[i] && logical[i] && !factors[i]) {
        kinds[i] = ColumnType.Kind.LOGICAL;
      } else {
        kinds[i] = ColumnType.Kind.FACTOR;
      }
      if (kinds[i] == ColumnType.Kind.FACTOR && numbers[i] > 0 && !factors[i]) {
        notes.add(
            firstTexts[i] + ", so the column is taken as a factor; a missing value is written NA");
      }
    }
  }

  /** What a part of the table has. */
  private static final class Part {
    final List<Set<String>> texts = new ArrayList<>();
    final List<Set<Double>> numbers = new ArrayList<>();
    long incomplete;

    Part(int columns) {
      for (int i = 0; i < columns; i++) {
        texts.add(new TreeSet<>());
        numbers.add(new TreeSet<>());
      }
    }

    void add(Part other) {
      for (int i = 0; i < texts.size(); i++) {
        texts.get(i).addAll(other.texts.get(i));
        numbers.get(i).addAll(other.numbers.get(i));
      }
      incomplete += other.incomplete;
    }
  }

  private Result whole() throws IOException, InterruptedException {
    int parts =
        table.isSplittable() ? (int) Math.max(1, Math.min(1 << 16, table.bytes() / PART_BYTES)) : 1;
    ExecutorService pool =
        Executors.newFixedThreadPool(
            Math.min(parts, Runtime.getRuntime().availableProcessors()),
            task -> {
              Thread thread = new Thread(task, "numflink-table-scan");
              thread.setDaemon(true);
              return thread;
            });
    try {
      List<Future<Part>> futures = new ArrayList<>();
      for (int i = 0; i < parts; i++) {
        int part = i;
        futures.add(pool.submit(() -> scan(part, parts)));
      }
      Part all = new Part(fields.length);
      for (Future<Part> future : futures) {
        all.add(future.get());
      }
      return result(all);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException fault) {
        throw fault;
      }
      throw new IOException(e.getCause().getMessage(), e.getCause());
    } finally {
      pool.shutdownNow();
    }
  }

  private Part scan(int number, int parts) throws IOException {
    Part part = new Part(fields.length);
    try (TableRows rows = table.rows(number, parts)) {
      while (rows.next()) {
        if (isIncomplete(rows)) {
          part.incomplete++;
          continue; // levels that only such rows have are no levels of the model
        }
        for (int i = 0; i < fields.length; i++) {
          if (kinds[i] == ColumnType.Kind.FACTOR) {
            part.texts.get(i).add(level(rows, i));
          } else if (factors[i]) {
            part.numbers.get(i).add(rows.number(fields[i]) + 0.0); // −0 is 0
          }
        }
      }
    }
    return part;
  }

  /** Levels that differ in bytes which are no text would be one. */
  private String level(TableRows row, int column) throws IOException {
    String text = row.text(fields[column]);
    if (text.indexOf(NO_CHARACTER) >= 0) {
      throw row.fault(
          "column %s: '%s' is not in UTF-8; iconv converts files"
              .formatted(columns.get(column), text));
    }
    return text;
  }

  private boolean isIncomplete(TableRows row) {
    for (int field : fields) {
      if (row.isMissing(field)) {
        return true;
      }
    }
    return false;
  }

  private Result result(Part found) {
    List<ColumnType> types = new ArrayList<>();
    for (int i = 0; i < fields.length; i++) {
      String name = columns.get(i);
      types.add(
          switch (kinds[i]) {
            case NUMBER ->
                factors[i]
                    ? ColumnType.numberWithLevels(name, found.numbers.get(i))
                    : ColumnType.number(name);
            case LOGICAL -> ColumnType.logical(name);
            case FACTOR -> ColumnType.factor(name, found.texts.get(i));
          });
    }
    return new Result(types, found.incomplete, notes);
  }
}
