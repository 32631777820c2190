package io.numflink.ml;

import static org.apache.flink.table.api.Expressions.$;

import io.numflink.glm.family.GlmException;
import org.apache.flink.table.api.ApiExpression;
import org.apache.flink.table.api.DataTypes;
import org.apache.flink.table.api.Table;
import org.apache.flink.table.types.DataType;
import org.apache.flink.table.types.logical.LogicalType;
import org.apache.flink.table.types.logical.LogicalTypeFamily;
import org.apache.flink.table.types.logical.LogicalTypeRoot;

/** The columns of a table by name. */
record TableColumns(Table table) {

  /**
   * The type of a column.
   *
   * @param param that names the column, for the message if there is none
   */
  LogicalType type(String column, String param) {
    return table
        .getResolvedSchema()
        .getColumn(column)
        .map(each -> each.getDataType().getLogicalType())
        .orElseThrow(
            () ->
                new GlmException(
                    "%s: the table has no column %s; it has %s"
                        .formatted(
                            param,
                            column,
                            String.join(", ", table.getResolvedSchema().getColumnNames()))));
  }

  /** A column of numbers or truth values, as numbers. */
  ApiExpression number(String column, String param) {
    LogicalType type = type(column, param);
    if (!isNumber(type)) {
      throw new GlmException(
          "%s: column %s is %s; numbers or truth values are needed"
              .formatted(param, column, type.asSummaryString()));
    }
    return asDouble($(column), DataTypes.DOUBLE(), type);
  }

  private static ApiExpression asDouble(ApiExpression value, DataType wanted, LogicalType type) {
    return type.is(LogicalTypeRoot.DOUBLE) ? value : value.cast(wanted);
  }

  static boolean isNumber(LogicalType type) {
    return type.is(LogicalTypeFamily.NUMERIC) || type.is(LogicalTypeRoot.BOOLEAN);
  }

  /** That a table does not have a column yet. */
  void requireNo(String column, String param) {
    if (table.getResolvedSchema().getColumn(column).isPresent()) {
      throw new GlmException(
          "%s: the table has a column %s already; choose another name".formatted(param, column));
    }
  }
}
