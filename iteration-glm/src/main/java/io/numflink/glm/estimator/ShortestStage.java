package io.numflink.glm.estimator;

import io.numflink.glm.family.Gaussian;
import io.numflink.glm.family.Response;
import io.numflink.glm.inference.TracePoint;
import io.numflink.glm.solver.OuterStage;
import io.numflink.glm.solver.Stage;
import io.numflink.glm.tile.FactorPass;
import io.numflink.glm.tile.Pass;
import io.numflink.glm.tile.Predictor;
import io.numflink.glm.tile.Start;
import java.util.List;

/**
 * Of the many coefficients that fit equally well if columns depend on each other, takes the
 * shortest, as least squares by singular values does. One more pass gives R of √W [1, X]; without
 * the row and column of the intercept it is that of the centred columns.
 *
 * @param columns d
 * @param estimate with 0 for the aliased columns
 */
record ShortestStage(boolean intercept, int columns, Estimate estimate, List<TracePoint> trace)
    implements OuterStage {

  @Override
  public String name() {
    return "shortest coefficients";
  }

  @Override
  public Pass pass() {
    double[] zero = new double[columns + (intercept ? 1 : 0)];
    return new FactorPass(
        Response.of(new Gaussian()),
        new Predictor(intercept, new double[columns], zero),
        Start.NONE);
  }

  @Override
  public Stage next(double[] merged) {
    int first = intercept ? 1 : 0;
    int width = columns + first + 1;
    double[] r = FactorPass.factor(merged, width);
    double[][] vectors = new double[columns][columns];
    double[] means = new double[columns];
    for (int j = 0; j < columns; j++) {
      for (int i = 0; i <= j; i++) {
        vectors[j][i] = r[(first + i) * width + first + j];
      }
      means[j] = intercept ? r[first + j] / r[0] : 0;
    }
    List<double[]> free = NullSpace.of(vectors, estimate.aliased());
    double[][] shortest = new double[estimate.coefficients().length][];
    double[] intercepts = estimate.intercepts().clone();
    for (int k = 0; k < shortest.length; k++) {
      double[] before = estimate.coefficients()[k];
      shortest[k] = NullSpace.without(free, before);
      for (int j = 0; j < columns; j++) {
        intercepts[k] -= means[j] * (shortest[k][j] - before[j]);
      }
    }
    return new EstimatedStage(estimate.with(shortest, intercepts), null, trace);
  }
}
