package io.numflink.ml;

import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.ml.linalg.DenseVector;
import org.apache.flink.ml.linalg.SparseVector;
import org.apache.flink.ml.linalg.Vector;
import org.apache.flink.table.data.ArrayData;
import org.apache.flink.table.data.RowData;

/**
 * Reads the features of rows.
 *
 * @param column the name of the column of vectors or arrays; null if there is one for each feature
 * @param names of the features
 * @param kind what the columns hold
 * @param vectors reads the vectors; null if there are none
 */
record RowFeatures(
    String column, List<String> names, FeatureColumns.Kind kind, TypeSerializer<Vector> vectors)
    implements Serializable {
  private static final long serialVersionUID = 1L;

  static RowFeatures of(FeatureColumns columns, int count) {
    return new RowFeatures(
        columns.kind() == FeatureColumns.Kind.NUMBERS ? null : columns.names().get(0),
        columns.featureNames(count),
        columns.kind(),
        columns.vectors());
  }

  int count() {
    return names.size();
  }

  /**
   * Reads the features of a row.
   *
   * @param field the first field of the features
   * @param into where they go to, from {@code at} on; NaN for those without a value
   * @throws FaultyRowException if there is no vector, or one of another size
   */
  void read(RowData row, int field, double[] into, int at) {
    if (kind == FeatureColumns.Kind.NUMBERS) {
      for (int j = 0; j < count(); j++) {
        into[at + j] = row.isNullAt(field + j) ? Double.NaN : row.getDouble(field + j);
      }
      return;
    }
    if (row.isNullAt(field)) {
      throw new FaultyRowException("column %s has no value".formatted(column));
    }
    if (kind == FeatureColumns.Kind.ARRAY) {
      read(row.getArray(field), into, at);
    } else {
      read(row.<Vector>getRawValue(field).toObject(vectors), into, at);
    }
  }

  private void read(ArrayData array, double[] into, int at) {
    requireSize(array.size());
    for (int j = 0; j < count(); j++) {
      into[at + j] = array.isNullAt(j) ? Double.NaN : array.getDouble(j);
    }
  }

  private void read(Vector vector, double[] into, int at) {
    requireSize(vector.size());
    if (vector instanceof DenseVector dense) {
      System.arraycopy(dense.values, 0, into, at, count());
    } else if (vector instanceof SparseVector sparse) {
      Arrays.fill(into, at, at + count(), 0);
      for (int i = 0; i < sparse.indices.length; i++) {
        into[at + sparse.indices[i]] = sparse.values[i];
      }
    } else {
      System.arraycopy(vector.toArray(), 0, into, at, count());
    }
  }

  private void requireSize(int size) {
    if (size != count()) {
      throw new FaultyRowException(
          "column %s has %d elements, and those of other rows %d".formatted(column, size, count()));
    }
  }
}
