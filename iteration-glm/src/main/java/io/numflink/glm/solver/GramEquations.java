package io.numflink.glm.solver;

import java.util.Optional;

/**
 * The step δ of H δ = g by Cholesky in the order of the columns, H = XᵀWX + penalties.
 *
 * <p>The pivot of a column is the square of its distance from the span of the columns before it. It
 * is known to about p ε relative to the column's square, so below {@link #LEAST_PIVOT} it has too
 * few digits for standard errors, let alone to tell whether the column depends on others: then
 * there is no result, and the step has to come from {@link FactorEquations}. The estimates
 * themselves do not suffer: their errors are corrected by the next gradient.
 */
final class GramEquations {
  /** At p ε ≈ 10⁻¹⁴ a pivot above has seven digits. */
  static final double LEAST_PIVOT = 1e-7;

  private GramEquations() {}

  /**
   * @param h p × p, symmetric
   * @param g p
   * @param candidates the columns that take part
   */
  static Optional<Step> solve(double[] h, double[] g, boolean[] candidates) {
    int p = g.length;
    int[] columns = indices(candidates);
    int n = columns.length;
    double[] l = new double[n * n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j <= i; j++) {
        double sum = h[columns[i] * p + columns[j]];
        for (int k = 0; k < j; k++) {
          sum -= l[i * n + k] * l[j * n + k];
        }
        if (i == j) {
          if (!(sum > LEAST_PIVOT * h[columns[i] * p + columns[i]])) {
            return Optional.empty();
          }
          l[i * n + i] = Math.sqrt(sum);
        } else {
          l[i * n + j] = sum / l[j * n + j];
        }
      }
    }
    // With M = L⁻ᵀ: H⁻¹ = M Mᵀ, δ = M Mᵀ g
    double[] root = embedded(invertedLower(l, n), columns, p);
    double[] change = new double[p];
    for (int k = 0; k < p; k++) {
      double projection = 0;
      for (int i = 0; i < p; i++) {
        projection += root[i * p + k] * g[i];
      }
      for (int i = 0; i < p; i++) {
        change[i] += root[i * p + k] * projection;
      }
    }
    return Optional.of(new Step(change, candidates.clone(), root, true));
  }

  /** The transpose of an n × n matrix at the rows and columns {@code index} of a p × p one. */
  static double[] embedded(double[] matrix, int[] index, int p) {
    int n = index.length;
    double[] square = new double[p * p];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        square[index[j] * p + index[i]] = matrix[i * n + j];
      }
    }
    return square;
  }

  static int[] indices(boolean[] set) {
    int count = 0;
    for (boolean member : set) {
      count += member ? 1 : 0;
    }
    int[] indices = new int[count];
    int to = 0;
    for (int i = 0; i < set.length; i++) {
      if (set[i]) {
        indices[to++] = i;
      }
    }
    return indices;
  }

  /** L⁻¹ of a lower triangular n × n matrix. */
  static double[] invertedLower(double[] l, int n) {
    double[] inverse = new double[n * n];
    for (int j = 0; j < n; j++) {
      inverse[j * n + j] = 1 / l[j * n + j];
      for (int i = j + 1; i < n; i++) {
        double sum = 0;
        for (int k = j; k < i; k++) {
          sum += l[i * n + k] * inverse[k * n + j];
        }
        inverse[i * n + j] = -sum / l[i * n + i];
      }
    }
    return inverse;
  }
}
