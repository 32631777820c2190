package io.numflink.glm.inference;

import java.io.Serializable;

/** Least, quartiles and greatest of the deviance residuals sign(y − μ) √(w d(y, μ)). */
public record ResidualSummary(
    double least, double lowerQuartile, double median, double upperQuartile, double greatest)
    implements Serializable {
  double[] values() {
    return new double[] {least, lowerQuartile, median, upperQuartile, greatest};
  }
}
