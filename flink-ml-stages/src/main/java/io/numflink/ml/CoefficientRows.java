package io.numflink.ml;

import io.numflink.glm.family.GlmException;
import io.numflink.glm.inference.GlmFit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.flink.table.api.DataTypes;
import org.apache.flink.table.api.Table;
import org.apache.flink.table.api.TableEnvironment;
import org.apache.flink.table.types.DataType;
import org.apache.flink.types.Row;
import org.apache.flink.util.CloseableIterator;

/** A model's data as a table: a row for each coefficient. */
final class CoefficientRows {
  private static final String NAME = "name";
  private static final String ESTIMATE = "estimate";
  private static final DataType TYPE =
      DataTypes.ROW(
          DataTypes.FIELD(NAME, DataTypes.STRING()),
          DataTypes.FIELD(ESTIMATE, DataTypes.DOUBLE()),
          DataTypes.FIELD("std_error", DataTypes.DOUBLE()),
          DataTypes.FIELD("statistic", DataTypes.DOUBLE()),
          DataTypes.FIELD("p_value", DataTypes.DOUBLE()));

  private CoefficientRows() {}

  /** Figures that are not known are null: those of aliased coefficients, and of loaded models. */
  static Table of(ModelData data, TableEnvironment tables) {
    GlmFit fit = data.fit();
    return tables.fromValues(
        TYPE,
        IntStream.range(0, data.names().size())
            .mapToObj(
                j ->
                    Row.of(
                        data.names().get(j),
                        known(data.estimates()[j]),
                        fit == null ? null : known(fit.standardError(j)),
                        fit == null ? null : known(fit.statistic(j)),
                        fit == null ? null : known(fit.pValue(j))))
            .toList());
  }

  private static Double known(double figure) {
    return Double.isNaN(figure) ? null : figure;
  }

  /**
   * Reads coefficients from a table, in whatever order its rows come.
   *
   * @param featureCols names of the features; none if they are the elements of a column
   * @param featuresCol the column
   */
  static ModelData read(Table table, List<String> featureCols, String featuresCol) {
    for (String column : List.of(NAME, ESTIMATE)) {
      new TableColumns(table).type(column, "model data");
    }
    Map<String, Double> found = new LinkedHashMap<>();
    try (CloseableIterator<Row> rows = table.execute().collect()) {
      while (rows.hasNext()) {
        Row row = rows.next();
        Number estimate = row.<Number>getFieldAs(ESTIMATE);
        String name = row.getFieldAs(NAME);
        if (found.put(name, estimate == null ? Double.NaN : estimate.doubleValue()) != null) {
          throw new GlmException("model data: coefficient %s is there twice".formatted(name));
        }
      }
    } catch (GlmException e) {
      throw e;
    } catch (Exception e) {
      throw new IllegalStateException("the model data cannot be read: " + e.getMessage(), e);
    }
    return ordered(found, featureCols, featuresCol);
  }

  private static ModelData ordered(
      Map<String, Double> found, List<String> featureCols, String featuresCol) {
    List<String> names = new ArrayList<>();
    int features = found.size();
    if (found.containsKey(ModelData.INTERCEPT)) {
      names.add(ModelData.INTERCEPT);
      features--;
    }
    names.addAll(
        featureCols.isEmpty() ? FeatureColumns.elementNames(featuresCol, features) : featureCols);
    if (names.size() != found.size() || !found.keySet().containsAll(names)) {
      throw new GlmException(
          "model data: the coefficients are %s, and the model's parameters ask for %s"
              .formatted(String.join(", ", found.keySet()), String.join(", ", names)));
    }
    return new ModelData(names, names.stream().mapToDouble(found::get).toArray(), null);
  }
}
