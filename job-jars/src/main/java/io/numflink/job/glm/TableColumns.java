package io.numflink.job.glm;

import io.numflink.connectors.text.TableRows;
import io.numflink.glm.formula.ColumnType;
import java.io.IOException;
import java.io.Serializable;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads the cells of some columns of a table as numbers: a factor's as the index of its level, a
 * logical one's as 0 or 1, NaN for a missing one.
 */
final class TableColumns implements Serializable {
  private static final long serialVersionUID = 1L;

  private final List<ColumnType> types;
  private final int[] fields;

  /** Which columns hold numbers: most do, and cells are many. */
  private final boolean[] numbers;

  private final List<Map<String, Integer>> codes;

  /**
   * @param types the columns to read
   * @param table the names of all columns of the table
   */
  TableColumns(List<ColumnType> types, List<String> table) {
    this.types = List.copyOf(types);
    this.fields = types.stream().mapToInt(type -> table.indexOf(type.name())).toArray();
    this.numbers = new boolean[types.size()];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = types.get(i).kind() == ColumnType.Kind.NUMBER;
    }
    this.codes = types.stream().map(TableColumns::codes).toList();
  }

  private static Map<String, Integer> codes(ColumnType type) {
    Map<String, Integer> codes = new HashMap<>();
    for (int level = 0; level < type.levels().size(); level++) {
      codes.put(type.levels().get(level), level);
    }
    return codes;
  }

  List<ColumnType> types() {
    return types;
  }

  /** The columns of these names. */
  List<ColumnType> types(List<String> names) {
    return types.stream().filter(type -> names.contains(type.name())).toList();
  }

  int count() {
    return types.size();
  }

  /** The cell of the current row in a column. */
  double cell(TableRows row, int column) throws IOException {
    return numbers[column] ? row.number(fields[column]) : category(row, column);
  }

  private double category(TableRows row, int column) throws IOException {
    ColumnType type = types.get(column);
    int field = fields[column];
    return switch (type.kind()) {
      case NUMBER -> row.number(field);
      case LOGICAL -> logical(row, type, field);
      case FACTOR -> factor(row, type, field, codes.get(column));
    };
  }

  private static double logical(TableRows row, ColumnType type, int field) throws IOException {
    if (row.isMissing(field)) {
      return Double.NaN;
    }
    Boolean value = Logical.parse(row.text(field));
    if (value == null) {
      throw row.fault(
          "column %s: '%s' is neither TRUE nor FALSE".formatted(type.name(), row.text(field)));
    }
    return value ? 1 : 0;
  }

  private static double factor(
      TableRows row, ColumnType type, int field, Map<String, Integer> codes) throws IOException {
    if (row.isMissing(field)) {
      return Double.NaN;
    }
    Integer code = codes.get(row.text(field));
    if (code == null) {
      throw row.fault(
          "column %s: '%s' is none of the levels %s"
              .formatted(type.name(), row.text(field), String.join(", ", type.levels())));
    }
    return code;
  }
}
