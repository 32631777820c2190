package io.numflink.glm.estimator;

import io.numflink.glm.inference.GlmFit;
import io.numflink.glm.inference.SoftmaxFit;
import java.io.Serializable;
import java.util.Arrays;

/**
 * The coefficients of a fitted model.
 *
 * @param coefficients β, one row for each linear predictor: one for each class if there are more
 *     than two, otherwise one, which is positive for the second class
 * @param intercepts of the linear predictors; 0 if the model has none
 * @param aliased columns that depend on others, whose coefficients are 0
 * @param classes the labels, ascending; none if labels are no classes
 * @param iterations of the solver
 * @param converged whether it has come to its end before it had to stop
 */
public record Estimate(
    double[][] coefficients,
    double[] intercepts,
    boolean[] aliased,
    double[] classes,
    int iterations,
    boolean converged)
    implements Serializable {

  static Estimate of(GlmFit fit, double[] classes) {
    double[] all = fit.estimates();
    return of(new double[][] {all}, fit.intercept(), classes, fit.iterations(), fit.converged());
  }

  /**
   * Of softmax regression. Without a penalty the first class is the reference there; here no class
   * is, and the coefficients of all classes add up to 0, which changes no probability.
   */
  static Estimate of(SoftmaxFit fit, boolean intercept, double[] classes) {
    int p = fit.names().size();
    int vectors = fit.estimates().length / p;
    double[][] all = new double[classes.length][p];
    for (int k = 0; k < vectors; k++) {
      all[classes.length - vectors + k] = Arrays.copyOfRange(fit.estimates(), k * p, (k + 1) * p);
    }
    for (int j = 0; j < p; j++) {
      double mean = 0;
      for (double[] row : all) {
        mean += row[j] / all.length;
      }
      for (double[] row : all) {
        row[j] -= mean;
      }
    }
    // Of two classes the second one's row says it all: the first one's is its negative
    double[][] rows = classes.length == 2 ? new double[][] {all[1]} : all;
    return of(rows, intercept, classes, fit.iterations(), fit.converged());
  }

  private static Estimate of(
      double[][] all, boolean intercept, double[] classes, int iterations, boolean converged) {
    int first = intercept ? 1 : 0;
    int d = all[0].length - first;
    double[][] coefficients = new double[all.length][];
    double[] intercepts = new double[all.length];
    boolean[] aliased = new boolean[d];
    for (int k = 0; k < all.length; k++) {
      intercepts[k] = intercept ? all[k][0] : 0;
      coefficients[k] = Arrays.copyOfRange(all[k], first, first + d);
      for (int j = 0; j < d; j++) {
        if (Double.isNaN(coefficients[k][j])) {
          aliased[j] = true;
          coefficients[k][j] = 0;
        }
      }
    }
    return new Estimate(coefficients, intercepts, aliased, classes, iterations, converged);
  }

  boolean hasAliased() {
    for (boolean each : aliased) {
      if (each) {
        return true;
      }
    }
    return false;
  }

  Estimate with(double[][] others, double[] otherIntercepts) {
    return new Estimate(others, otherIntercepts, aliased, classes, iterations, converged);
  }
}
