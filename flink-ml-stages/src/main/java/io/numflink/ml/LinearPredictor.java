package io.numflink.ml;

import java.io.Serializable;
import org.apache.flink.ml.linalg.DenseVector;
import org.apache.flink.ml.linalg.SparseVector;
import org.apache.flink.ml.linalg.Vector;

/**
 * η = β₀ + xᵀβ + offset of a row.
 *
 * @param intercept β₀
 * @param coefficients β
 */
record LinearPredictor(double intercept, double[] coefficients) implements Serializable {
  private static final long serialVersionUID = 1L;

  static LinearPredictor of(ModelData data) {
    return new LinearPredictor(data.intercept(), data.coefficients());
  }

  /**
   * η, or null if something has no value.
   *
   * @param features a {@link Vector} or {@code Double[]}
   */
  Double of(Double offset, Object features) {
    if (offset == null || features == null) {
      return null;
    }
    double sum = intercept + offset;
    if (features instanceof Double[] numbers) {
      requireSize(numbers.length);
      for (int j = 0; j < numbers.length; j++) {
        if (numbers[j] == null) {
          return null;
        }
        sum += coefficients[j] * numbers[j];
      }
      return sum;
    }
    Vector vector = (Vector) features;
    requireSize(vector.size());
    if (vector instanceof SparseVector sparse) {
      for (int i = 0; i < sparse.indices.length; i++) {
        sum += coefficients[sparse.indices[i]] * sparse.values[i];
      }
      return sum;
    }
    double[] values = vector instanceof DenseVector dense ? dense.values : vector.toArray();
    for (int j = 0; j < values.length; j++) {
      sum += coefficients[j] * values[j];
    }
    return sum;
  }

  private void requireSize(int size) {
    if (size != coefficients.length) {
      throw new IllegalArgumentException(
          "a row has %d features, and the model %d".formatted(size, coefficients.length));
    }
  }
}
