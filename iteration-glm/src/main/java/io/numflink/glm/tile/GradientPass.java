package io.numflink.glm.tile;

import io.numflink.glm.family.Response;

/**
 * Deviance and gradient at given coefficients. Partial result: deviance, invalid chunks, ∂ℓ/∂β (p).
 */
public record GradientPass(Response response, Predictor predictor) implements Pass {
  @Override
  public double[] over(Tile tile) {
    double[] result = new double[Evaluation.HEAD + predictor.size()];
    Sweep sweep = new Sweep(tile, response, predictor.size());
    while (sweep.next()) {
      sweep.predict(predictor);
      result[Evaluation.INVALID] += sweep.valid() ? 0 : 1;
      result[Evaluation.DEVIANCE] += sweep.deviance();
      sweep.weigh(false);
      predictor.addWeightedRows(tile, sweep.from, sweep.rows, sweep.score, result, Evaluation.HEAD);
    }
    return result;
  }
}
