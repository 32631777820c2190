package io.numflink.glm.tile;

import io.numflink.array.kernel.NativeColumns;
import io.numflink.glm.family.Response;

/**
 * Deviance and gradient at given coefficients. Partial result: deviance, invalid chunks, ∂ℓ/∂β (p).
 */
public record GradientPass(Response response, Predictor predictor) implements Pass {
  @Override
  public double[] over(Tile tile) {
    double[] result = new double[Evaluation.HEAD + predictor.size()];
    Sweep sweep = new Sweep(tile, response, predictor.size());
    int d = tile.columns();
    double[] products = new double[d];
    while (sweep.next()) {
      NativeColumns features = sweep.predict(predictor);
      result[Evaluation.INVALID] += sweep.valid() ? 0 : 1;
      result[Evaluation.DEVIANCE] += sweep.deviance();
      sweep.weigh(false);
      features.transposedTimes(sweep.score, products);
      double total = 0;
      for (int i = 0; i < sweep.rows; i++) {
        total += sweep.score[i];
      }
      int at = Evaluation.HEAD;
      if (predictor.intercept()) {
        result[at++] += total;
      }
      for (int j = 0; j < d; j++) {
        result[at + j] += products[j] - predictor.centre()[j] * total;
      }
    }
    return result;
  }

  /** η and Xᵀs. */
  @Override
  public double flops(long rows) {
    int p = predictor.size();
    return 4.0 * rows * p;
  }
}
