package io.numflink.glm.solver;

/**
 * The minimum over β of the penalised quadratic
 *
 * <pre>
 * q(β) = ½ (β − b)ᵀ H (β − b) − gᵀ (β − b) + Σ (½ l2ⱼ βⱼ² + l1ⱼ |βⱼ|)
 * </pre>
 *
 * by turns over the coordinates, each to its own minimum (Friedman, Hastie &amp; Tibshirani 2010,
 * "covariance updates"): it needs XᵀWX and the gradient alone, not the rows.
 */
final class CoordinateDescent {
  private static final int MOST_TURNS = 100_000;

  /** Changes below this share of the first turn's, as steps of the quadratic, end it. */
  private static final double PRECISION = 1e-24;

  private CoordinateDescent() {}

  /**
   * @param h p × p
   * @param g the gradient of the log-likelihood at b
   * @return β
   */
  static double[] solve(double[] h, double[] g, double[] b, double[] l1, double[] l2) {
    int p = g.length;
    double[] beta = b.clone();
    double[] rest = g.clone();
    double scale = 0;
    boolean full = true;
    for (int turn = 0; turn < MOST_TURNS; turn++) {
      double largest = 0;
      for (int j = 0; j < p; j++) {
        // Between full turns, only coefficients that are not 0 move
        if (!full && beta[j] == 0) {
          continue;
        }
        double diagonal = h[j * p + j];
        double curvature = diagonal + l2[j];
        if (!(curvature > 0)) {
          continue;
        }
        double next = soft(rest[j] + diagonal * beta[j], l1[j]) / curvature;
        double change = next - beta[j];
        if (change != 0) {
          beta[j] = next;
          for (int k = 0; k < p; k++) {
            rest[k] -= h[j * p + k] * change;
          }
          largest = Math.max(largest, curvature * change * change);
        }
      }
      scale = Math.max(scale, largest);
      boolean still = largest <= PRECISION * scale;
      if (still && full) {
        break;
      }
      full = still;
    }
    return beta;
  }

  /** The minimum of ½ (x − β)² + threshold |β|. */
  static double soft(double x, double threshold) {
    return x > threshold ? x - threshold : x < -threshold ? x + threshold : 0;
  }
}
