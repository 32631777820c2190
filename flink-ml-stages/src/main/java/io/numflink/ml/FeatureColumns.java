package io.numflink.ml;

import static org.apache.flink.table.api.Expressions.$;
import static org.apache.flink.table.api.Expressions.array;

import io.numflink.glm.family.GlmException;
import io.numflink.ml.param.GlmModelParams;
import io.numflink.ml.param.HasFeatureCols;
import io.numflink.ml.param.HasFeaturesCol;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.ml.linalg.Vector;
import org.apache.flink.table.api.ApiExpression;
import org.apache.flink.table.api.DataTypes;
import org.apache.flink.table.api.Table;
import org.apache.flink.table.types.logical.ArrayType;
import org.apache.flink.table.types.logical.LogicalType;
import org.apache.flink.table.types.logical.RawType;
import org.apache.flink.types.Row;
import org.apache.flink.util.CloseableIterator;

/**
 * Where the features of a table are.
 *
 * @param columns a column of vectors or arrays, or columns of numbers, one for each feature
 * @param kind which of these
 * @param vectors reads the vectors; null if there are none
 */
record FeatureColumns(
    List<ApiExpression> columns, Kind kind, List<String> names, TypeSerializer<Vector> vectors) {

  /** What is in the columns. */
  enum Kind {
    NUMBERS,
    ARRAY,
    VECTOR
  }

  /** The columns that the parameters name. */
  static FeatureColumns of(GlmModelParams<?> params, Table table) {
    TableColumns columns = new TableColumns(table);
    List<String> names = List.of(params.getFeatureCols());
    if (names.isEmpty()) {
      return ofOne(params.getFeaturesCol(), columns);
    }
    Set<String> seen = new HashSet<>();
    for (String name : names) {
      if (!seen.add(name)) {
        throw new GlmException("featureCols: column %s is there twice".formatted(name));
      }
    }
    return new FeatureColumns(
        names.stream().map(name -> columns.number(name, HasFeatureCols.FEATURE_COLS.name)).toList(),
        Kind.NUMBERS,
        names,
        null);
  }

  @SuppressWarnings("unchecked")
  private static FeatureColumns ofOne(String name, TableColumns columns) {
    LogicalType type = columns.type(name, HasFeaturesCol.FEATURES_COL.name);
    if (type instanceof ArrayType array && TableColumns.isNumber(array.getElementType())) {
      return new FeatureColumns(
          List.of($(name).cast(DataTypes.ARRAY(DataTypes.DOUBLE()))),
          Kind.ARRAY,
          List.of(name),
          null);
    }
    if (type instanceof RawType<?> raw
        && Vector.class.isAssignableFrom(raw.getOriginatingClass())) {
      return new FeatureColumns(
          List.of($(name)),
          Kind.VECTOR,
          List.of(name),
          (TypeSerializer<Vector>) raw.getTypeSerializer());
    }
    throw new GlmException(
        "featuresCol: column %s is %s; it has to be one of vectors (VectorTypes) or arrays of numbers;"
                .formatted(name, type.asSummaryString())
            + " columns of numbers are named by featureCols");
  }

  /** All features as one argument of a function. */
  ApiExpression argument() {
    if (kind != Kind.NUMBERS) {
      return columns.get(0);
    }
    return array(columns.get(0), columns.subList(1, columns.size()).toArray());
  }

  /** The names of the features, if there are {@code count}. */
  List<String> featureNames(int count) {
    return kind == Kind.NUMBERS ? names : elementNames(names.get(0), count);
  }

  static List<String> elementNames(String column, int count) {
    return IntStream.range(0, count).mapToObj(i -> "%s[%d]".formatted(column, i)).toList();
  }

  /**
   * How many features there are. Those of vectors and arrays are counted in the first row, which a
   * job of its own reads.
   */
  int count(Table table) {
    if (kind == Kind.NUMBERS) {
      return columns.size();
    }
    try (CloseableIterator<Row> rows = table.select(columns.get(0)).limit(1).execute().collect()) {
      if (!rows.hasNext()) {
        throw new GlmException("there are no rows to fit");
      }
      return Optional.ofNullable(rows.next().getField(0))
          .map(value -> value instanceof Vector vector ? vector.size() : ((Object[]) value).length)
          .orElseThrow(
              () -> new GlmException("column %s has no value in a row".formatted(names.get(0))));
    } catch (GlmException e) {
      throw e;
    } catch (Exception e) {
      throw new IllegalStateException("the first row cannot be read: " + e.getMessage(), e);
    }
  }
}
