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
    double[] l = new double[n * n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j <= i; j++) {
        double rest = h[columns[i] * p + columns[j]] - dot(l, i * n, j * n, j);
        if (i == j) {
          if (!(rest > LEAST_PIVOT * h[columns[i] * p + columns[i]])) {
            return Optional.empty();
          }
          l[i * n + i] = Math.sqrt(rest);
        } else {
          l[i * n + j] = rest / l[j * n + j];
        }
      }
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

  /** Of two stretches of one array, in four strands. */
  private static double dot(double[] x, int a, int b, int n) {
    double s0 = 0;
    double s1 = 0;
    double s2 = 0;
    double s3 = 0;
    int k = 0;
    for (; k + 4 <= n; k += 4) {
      s0 += x[a + k] * x[b + k];
      s1 += x[a + k + 1] * x[b + k + 1];
      s2 += x[a + k + 2] * x[b + k + 2];
      s3 += x[a + k + 3] * x[b + k + 3];
    }
    for (; k < n; k++) {
      s0 += x[a + k] * x[b + k];
    }
    return s0 + s1 + (s2 + s3);
  }
}
