package io.numflink.glm.solver;

import io.numflink.glm.tile.Predictor;
import io.numflink.glm.tile.Survey;
import java.io.Serializable;
import java.util.Arrays;

/**
 * The coordinates that solvers work in: columns centred at their means if there is an intercept,
 * and the deviation of each by which first-order solvers scale its coefficient and {@code
 * standardize} its penalty. The intercept, unpenalised, takes up the centring, so the objective is
 * the same.
 *
 * @param scale sⱼ of every coefficient; 1 for the intercept and for constant columns
 * @param fixed coefficients that first-order solvers leave at 0: those of columns that are constant
 *     but for rounding, which the intercept makes aliased, or that are 0
 * @param l1 W λ₁ cⱼ of every coefficient, W = Σ w and c = s if standardised, 1 if not
 * @param l2 W λ₂ cⱼ²
 */
record Basis(
    Predictor zero, double[] scale, boolean[] fixed, double[] l1, double[] l2, double weights)
    implements Serializable {

  static Basis of(TrainingOptions options, Survey survey) {
    int d = survey.means().length;
    int first = options.intercept() ? 1 : 0;
    double[] centre = options.intercept() ? survey.means() : new double[d];
    double[] scale = new double[d + first];
    double[] l1 = new double[d + first];
    double[] l2 = new double[d + first];
    boolean[] fixed = new boolean[d + first];
    Arrays.fill(scale, 1);
    for (int j = 0; j < d; j++) {
      double deviation = survey.deviations()[j];
      boolean constant = deviation <= FactorEquations.TOLERANCE * Math.abs(survey.means()[j]);
      fixed[j + first] = constant && (options.intercept() || survey.means()[j] == 0);
      if (!constant) {
        scale[j + first] = deviation;
      }
      double c = options.standardize() ? scale[j + first] : 1;
      l1[j + first] = survey.weights() * options.l1() * c;
      l2[j + first] = survey.weights() * options.l2() * c * c;
    }
    Predictor zero = new Predictor(options.intercept(), centre, new double[d + first]);
    return new Basis(zero, scale, fixed, l1, l2, survey.weights());
  }

  int size() {
    return scale.length;
  }

  /** Σ (½ l2 β² + l1 |β|): W times the penalties of the objective. */
  double penalty(double[] beta) {
    double sum = 0;
    for (int j = 0; j < beta.length; j++) {
      sum += 0.5 * l2[j] * beta[j] * beta[j] + l1[j] * Math.abs(beta[j]);
    }
    return sum;
  }

  /** The norm of g / s / W: of the mean's gradient for scaled columns. */
  double gradientNorm(double[] gradient, double[] beta) {
    double sum = 0;
    for (int j = 0; j < gradient.length; j++) {
      double g = (gradient[j] - l2[j] * beta[j]) / (scale[j] * weights);
      sum += g * g;
    }
    return Math.sqrt(sum);
  }
}
