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
    int[] columns = Step.indices(candidates);
    int n = columns.length;
    double[] l = factor(h, p, columns);
    if (l == null) {
      return Optional.empty();
    }
    double[] x = new double[n];
    for (int i = 0; i < n; i++) {
      x[i] = g[columns[i]];
    }
    solve(l, n, x);
    double[] change = new double[p];
    for (int i = 0; i < n; i++) {
      change[columns[i]] = x[i];
    }
    return Optional.of(new Step(change, candidates.clone(), l, true));
  }

  /**
   * x ← (L Lᵀ)⁻¹ x.
   *
   * @param l n × n, lower triangular
   */
  static void solve(double[] l, int n, double[] x) {
    // L u = x
    for (int i = 0; i < n; i++) {
      double sum = x[i];
      for (int k = 0; k < i; k++) {
        sum -= l[i * n + k] * x[k];
      }
      x[i] = sum / l[i * n + i];
    }
    // Lᵀ x = u
    for (int i = n - 1; i >= 0; i--) {
      x[i] /= l[i * n + i];
      for (int k = 0; k < i; k++) {
        x[k] -= l[i * n + k] * x[i];
      }
    }
  }

  /**
   * L of the given columns' part of H, or null if a pivot is too small. By outer products: their
   * inner loop becomes vector instructions, as that of inner products does not.
   */
  private static double[] factor(double[] h, int p, int[] columns) {
    int n = columns.length;
    double[] rest = new double[n * n];
    for (int i = 0; i < n; i++) {
      for (int j = i; j < n; j++) {
        rest[i * n + j] = h[columns[i] * p + columns[j]];
      }
    }
    double[] l = new double[n * n];
    double[] row = new double[n];
    for (int k = 0; k < n; k++) {
      double pivot = rest[k * n + k];
      if (!(pivot > LEAST_PIVOT * h[columns[k] * p + columns[k]])) {
        return null;
      }
      double root = Math.sqrt(pivot);
      for (int j = k; j < n; j++) {
        row[j] = rest[k * n + j] / root;
        l[j * n + k] = row[j];
      }
      for (int i = k + 1; i < n; i++) {
        subtract(rest, i * n, row[i], row, i, n);
      }
    }
    return l;
  }

  /** {@code rest[at + j] -= factor * row[j]} for from ≤ j < to. */
  private static void subtract(
      double[] rest, int at, double factor, double[] row, int from, int to) {
    for (int j = from; j < to; j++) {
      rest[at + j] -= factor * row[j];
    }
  }
}
