package io.numflink.glm.solver;

import java.util.Arrays;

/**
 * The minimum that {@link CoordinateDescent} finds, by the alternating direction method of
 * multipliers (Boyd, Parikh, Chu, Peleato &amp; Eckstein 2011, section 6.4):
 *
 * <pre>
 * x ← (H + L₂ + R)⁻¹ (c + R (z − u))      c = g + H b, R = diag(ρⱼ)
 * z ← soft(x + u, l1ⱼ / ρⱼ)
 * u ← u + x − z
 * </pre>
 *
 * <p>A turn costs p² whatever the number of coefficients that are not 0, and columns that depend on
 * each other slow it less than descent along coordinates. It finds quickly which coefficients are
 * not 0, and the last digits slowly. So from time to time the quadratic is minimised over the
 * coefficients that are not 0, with the signs they have; if that fulfils the conditions of the
 * minimum, it is the minimum. Where columns depend on each other so much that there is no one
 * minimum, the turns go on until nothing moves.
 */
final class Admm {
  private static final int MOST_TURNS = 100_000;

  /** Turns between looks whether the signs are those of the minimum. */
  private static final int PATIENCE = 20;

  /** Turns between changes of ρ. */
  private static final int BALANCE = 100;

  /** A step of x that goes beyond itself shortens the way (section 3.4.3). */
  private static final double RELAXATION = 1.6;

  /** Residuals so far apart call for another ρ (section 3.4.1). */
  private static final double IMBALANCE = 10;

  /** Residuals below that share of the largest end it where there is no exact minimum. */
  private static final double STILL = 1e-24;

  /** A condition holds to that share of its terms. */
  private static final double PRECISION = 1e-11;

  private final int p;

  /** H + L₂. */
  private final double[] a;

  /** c = g + H b. */
  private final double[] c;

  private final double[] l1;
  private final double[] rho;
  private final double[] z;
  private final double[] u;
  private double[] factor;

  private Admm(double[] h, double[] g, double[] b, double[] l1, double[] l2) {
    p = g.length;
    a = h.clone();
    c = g.clone();
    this.l1 = l1;
    rho = new double[p];
    z = b.clone();
    u = new double[p];
    double largest = 0;
    for (int j = 0; j < p; j++) {
      for (int k = 0; k < p; k++) {
        c[j] += h[j * p + k] * b[k];
      }
      a[j * p + j] += l2[j];
      largest = Math.max(largest, a[j * p + j]);
    }
    for (int j = 0; j < p; j++) {
      // In units in which all columns are equally long
      rho[j] = largest > 0 ? Math.max(a[j * p + j], 1e-12 * largest) : 1;
    }
  }

  /**
   * @param h p × p
   * @param g the gradient of the log-likelihood at b
   * @return β
   */
  static double[] solve(double[] h, double[] g, double[] b, double[] l1, double[] l2) {
    return new Admm(h, g, b, l1, l2).minimum();
  }

  private double[] minimum() {
    factor();
    double[] x = new double[p];
    double scale = 0;
    for (int turn = 1; turn <= MOST_TURNS; turn++) {
      for (int j = 0; j < p; j++) {
        x[j] = c[j] + rho[j] * (z[j] - u[j]);
      }
      GramEquations.solve(factor, p, x);
      double primal = 0;
      double dual = 0;
      for (int j = 0; j < p; j++) {
        double relaxed = RELAXATION * x[j] + (1 - RELAXATION) * z[j];
        double next = CoordinateDescent.soft(relaxed + u[j], l1[j] / rho[j]);
        u[j] += relaxed - next;
        primal += rho[j] * (x[j] - next) * (x[j] - next);
        dual += rho[j] * (next - z[j]) * (next - z[j]);
        z[j] = next;
      }
      scale = Math.max(scale, primal + dual);
      boolean still = primal + dual <= STILL * scale;
      if (still || turn % PATIENCE == 0) {
        double[] exact = onSigns();
        if (exact != null || still) {
          return exact != null ? exact : z;
        }
      }
      if (turn % BALANCE == 0) {
        balance(primal, dual);
      }
    }
    return z;
  }

  private void factor() {
    double[] shifted = a.clone();
    for (int j = 0; j < p; j++) {
      shifted[j * p + j] += rho[j];
    }
    boolean[] all = new boolean[p];
    Arrays.fill(all, true);
    factor = GramEquations.solve(shifted, c, all).orElseThrow().lower();
  }

  private void balance(double primal, double dual) {
    double ratio = primal > IMBALANCE * IMBALANCE * dual ? 2 : 1;
    ratio = dual > IMBALANCE * IMBALANCE * primal ? 0.5 : ratio;
    if (ratio != 1) {
      for (int j = 0; j < p; j++) {
        rho[j] *= ratio;
        u[j] /= ratio;
      }
      factor();
    }
  }

  /** The minimum over the coefficients that are not 0 now, if it is that over all; or null. */
  private double[] onSigns() {
    boolean[] moving = new boolean[p];
    double[] right = new double[p];
    for (int j = 0; j < p; j++) {
      moving[j] = z[j] != 0 || l1[j] == 0;
      right[j] = c[j] - l1[j] * Math.signum(z[j]);
    }
    double[] beta = GramEquations.solve(a, right, moving).map(Step::change).orElse(null);
    if (beta == null) {
      return null; // too nearly dependent for an exact solution
    }
    for (int j = 0; j < p; j++) {
      double gradient = c[j];
      double terms = Math.abs(c[j]) + l1[j];
      for (int k = 0; k < p; k++) {
        gradient -= a[j * p + k] * beta[k];
        terms += Math.abs(a[j * p + k] * beta[k]);
      }
      boolean fulfilled =
          beta[j] == 0
              ? Math.abs(gradient) <= l1[j] + PRECISION * terms
              : l1[j] == 0 || Math.signum(beta[j]) == Math.signum(z[j]);
      if (!fulfilled) {
        return null;
      }
    }
    return beta;
  }
}
