package io.numflink.glm.tile;

import io.numflink.array.kernel.GramMatrix;
import io.numflink.glm.family.Response;

/**
 * Deviance, gradient and Fisher information at given coefficients: what a step of iteratively
 * weighted least squares needs. The information XᵀWX is the Gram matrix of rows scaled by √W, made
 * chunk by chunk in the cache.
 *
 * <p>Partial result: deviance, invalid chunks, gradient (p), upper triangle of XᵀWX by rows (p (p +
 * 1) / 2). The gradient is Xᵀs, or, at the {@link Start}, XᵀW z with the working response z = η −
 * offset + (y − μ) / μ', since no coefficients belong to those means.
 */
public record GramPass(Response response, Predictor predictor, Start start) implements Pass {
  @Override
  public double[] over(Tile tile) {
    int p = predictor.size();
    double[] result = new double[Evaluation.HEAD + p + p * (p + 1) / 2];
    Sweep sweep = new Sweep(tile, response, p);
    double[] scaled = new double[sweep.capacity() * p];
    try (GramMatrix gram = new GramMatrix(p)) {
      while (sweep.next()) {
        start.predict(sweep, predictor);
        result[Evaluation.INVALID] += sweep.valid() ? 0 : 1;
        result[Evaluation.DEVIANCE] += sweep.deviance();
        sweep.weigh(true);
        start.moveScore(sweep, tile);
        predictor.addWeightedRows(
            tile, sweep.from, sweep.rows, sweep.score, result, Evaluation.HEAD);
        for (int i = 0; i < sweep.rows; i++) {
          sweep.weight[i] = Math.sqrt(sweep.weight[i]);
        }
        predictor.scaleRows(tile, sweep.from, sweep.rows, sweep.weight, scaled, p);
        gram.add(scaled, sweep.rows);
      }
      gram.addTo(result, Evaluation.HEAD + p);
    }
    return result;
  }

  /** XᵀWX, square, of a merged result. */
  public static double[] information(double[] merged, int p) {
    double[] square = new double[p * p];
    int at = Evaluation.HEAD + p;
    for (int i = 0; i < p; i++) {
      for (int j = i; j < p; j++) {
        square[i * p + j] = merged[at];
        square[j * p + i] = merged[at++];
      }
    }
    return square;
  }
}
