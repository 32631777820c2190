package io.numflink.ml;

import io.numflink.ml.param.GlmParams;
import io.numflink.ml.param.HasLabelCol;
import io.numflink.ml.param.HasOffsetCol;
import io.numflink.ml.param.HasWeightCol;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.flink.table.api.ApiExpression;
import org.apache.flink.table.api.Table;
import org.apache.flink.table.expressions.Expression;

/**
 * What a training reads of a table.
 *
 * @param label the name of the column
 * @param weight the name of the column, or null
 * @param offset the name of the column, or null
 */
record TrainingColumns(String label, String weight, String offset, FeatureColumns features) {

  static TrainingColumns of(GlmParams<?> params, Table table) {
    return new TrainingColumns(
        params.getLabelCol(),
        params.getWeightCol(),
        params.getOffsetCol(),
        FeatureColumns.of(params, table));
  }

  /** The table's rows with these columns only: label, weight, offset, features. */
  Table of(Table table) {
    TableColumns columns = new TableColumns(table);
    List<ApiExpression> selected = new ArrayList<>();
    selected.add(columns.number(label, HasLabelCol.LABEL_COL.name));
    if (weight != null) {
      selected.add(columns.number(weight, HasWeightCol.WEIGHT_COL.name));
    }
    if (offset != null) {
      selected.add(columns.number(offset, HasOffsetCol.OFFSET_COL.name));
    }
    selected.addAll(features.columns());
    // One column may be there twice, so they get names of their own.
    return table.select(
        IntStream.range(0, selected.size())
            .mapToObj(i -> selected.get(i).as("c" + i))
            .toArray(Expression[]::new));
  }
}
