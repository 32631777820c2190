package io.numflink.glm.tile;

import io.numflink.glm.family.Response;

/**
 * Deviance and gradient at given coefficients. Partial result: deviance, invalid chunks, ∂ℓ/∂β (p).
 */
public record GradientPass(Response response, Predictor predictor) implements Pass {
  @Override
  public double[] over(Tile tile) {
    double[] result = new double[Evaluation.HEAD + predictor.size()];
    Sweep sweep = new Sweep(tile, response, Chunk.widthReadTwice(predictor));
    Chunk chunk = new Chunk(predictor);
    while (sweep.next()) {
      chunk.move(tile, sweep.from);
      sweep.predict(chunk);
      result[Evaluation.INVALID] += sweep.valid() ? 0 : 1;
      result[Evaluation.DEVIANCE] += sweep.deviance();
      sweep.weigh(false);
      chunk.addProducts(sweep.rows, sweep.score, result, Evaluation.HEAD);
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
