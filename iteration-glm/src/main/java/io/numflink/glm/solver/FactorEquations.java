package io.numflink.glm.solver;

import io.numflink.glm.tile.Predictor;

/**
 * The step of min ‖√W (r − X δ)‖² from the triangular factor of √W [X, r], with the rank decided as
 * R does ({@code Cdqrls}, LINPACK's {@code dqrdc2}): columns are taken in order, and one whose part
 * outside the span of those before is shorter than {@value #TOLERANCE} times the column itself is
 * left out, aliased.
 *
 * <p>The factor is that of centred columns; since the intercept comes first, spans and distances
 * are the same, and the length of a raw column is that of its centred one plus m times the
 * intercept's. Centred columns lose less by rounding, so what R calls aliased by rounding alone may
 * be told apart here, never the other way round.
 */
final class FactorEquations {
  /** R's min(10⁻⁷, ε / 1000) at its default ε = 10⁻⁸. */
  static final double TOLERANCE = 1e-11;

  private FactorEquations() {}

  /**
   * @param r (p + 1) × (p + 1), upper triangular
   * @param l2 squares of penalty rows, p
   * @param beta the coefficients that the step starts at, which the penalties pull to 0
   */
  static Step solve(double[] r, Predictor predictor, double[] l2, double[] beta) {
    int p = beta.length;
    int width = p + 1;
    double[][] columns = columns(r, width, l2, beta);
    double[] lengths = rawLengths(columns, predictor);
    boolean[] active = new boolean[p];
    boolean wellConditioned = true;
    int rank = 0;
    for (int j = 0; j < p; j++) {
      double centred = norm(columns[j], 0);
      double rest = norm(columns[j], rank);
      if (rest <= TOLERANCE * lengths[j]) {
        continue;
      }
      wellConditioned &= rest * rest > GramEquations.LEAST_PIVOT * centred * centred;
      reflect(columns, j, rank);
      active[j] = true;
      rank++;
    }
    return step(columns, active, rank, wellConditioned);
  }

  /** Columns of R with penalty rows √l2 [e, −β] below. */
  private static double[][] columns(double[] r, int width, double[] l2, double[] beta) {
    int rows = width + beta.length;
    double[][] columns = new double[width][rows];
    for (int j = 0; j < width; j++) {
      for (int i = 0; i <= j; i++) {
        columns[j][i] = r[i * width + j];
      }
    }
    for (int j = 0; j < beta.length; j++) {
      double root = Math.sqrt(l2[j]);
      columns[j][width + j] = root;
      columns[width - 1][width + j] = -root * beta[j];
    }
    return columns;
  }

  private static double[] rawLengths(double[][] columns, Predictor predictor) {
    int p = columns.length - 1;
    double[] lengths = new double[p];
    for (int j = 0; j < p; j++) {
      double[] column = columns[j].clone();
      if (predictor.intercept() && j > 0) {
        for (int i = 0; i < column.length; i++) {
          column[i] += predictor.centre()[j - 1] * columns[0][i];
        }
      }
      lengths[j] = norm(column, 0);
    }
    return lengths;
  }

  private static double norm(double[] x, int from) {
    double largest = 0;
    for (int i = from; i < x.length; i++) {
      largest = Math.max(largest, Math.abs(x[i]));
    }
    if (largest == 0) {
      return 0;
    }
    double sum = 0;
    for (int i = from; i < x.length; i++) {
      sum += (x[i] / largest) * (x[i] / largest);
    }
    return largest * Math.sqrt(sum);
  }

  /** Reflects column j to zeros below {@code row}, and the columns after it with it. */
  private static void reflect(double[][] columns, int j, int row) {
    double[] v = columns[j];
    double norm = norm(v, row);
    double alpha = v[row] > 0 ? -norm : norm;
    double[] u = new double[v.length];
    System.arraycopy(v, row, u, row, v.length - row);
    u[row] -= alpha;
    double square = 0;
    for (int i = row; i < u.length; i++) {
      square += u[i] * u[i];
    }
    for (int k = j + 1; k < columns.length; k++) {
      double dot = 0;
      for (int i = row; i < u.length; i++) {
        dot += u[i] * columns[k][i];
      }
      double factor = 2 * dot / square;
      for (int i = row; i < u.length; i++) {
        columns[k][i] -= factor * u[i];
      }
    }
    v[row] = alpha;
    for (int i = row + 1; i < v.length; i++) {
      v[i] = 0;
    }
  }

  private static Step step(
      double[][] columns, boolean[] active, int rank, boolean wellConditioned) {
    int p = active.length;
    int[] index = Step.indices(active);
    // L = Rᵀ on the active columns
    double[] l = new double[rank * rank];
    for (int i = 0; i < rank; i++) {
      for (int j = 0; j <= i; j++) {
        l[i * rank + j] = columns[index[i]][j];
      }
    }
    double[] rhs = columns[p];
    double[] change = new double[p];
    for (int i = rank - 1; i >= 0; i--) {
      double sum = rhs[i];
      for (int k = i + 1; k < rank; k++) {
        sum -= l[k * rank + i] * change[index[k]];
      }
      change[index[i]] = sum / l[i * rank + i];
    }
    return new Step(change, active, l, wellConditioned);
  }

  /**
   * How aliased columns are made of active ones: for coefficients β of all columns, the equal ones
   * of the active columns alone.
   */
  static double[] onActive(double[] r, Predictor predictor, boolean[] active, double[] beta) {
    int p = beta.length;
    int width = p + 1;
    double[] rest = r.clone();
    // The right-hand side becomes X β of the aliased columns
    for (int i = 0; i < width; i++) {
      double sum = 0;
      for (int j = i; j < p; j++) {
        sum += active[j] ? 0 : r[i * width + j] * beta[j];
      }
      rest[i * width + p] = sum;
    }
    double[] moved = solve(rest, predictor, new double[p], new double[p]).change();
    double[] result = new double[p];
    for (int j = 0; j < p; j++) {
      result[j] = active[j] ? beta[j] + moved[j] : 0;
    }
    return result;
  }
}
