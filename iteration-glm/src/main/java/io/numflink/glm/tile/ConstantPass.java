package io.numflink.glm.tile;

import io.numflink.glm.family.Response;

/**
 * The model without features, η = a + offset, for the null deviance. It does not read features.
 *
 * <p>Partial result: deviance, invalid chunks, Σ s, Σ W.
 */
public record ConstantPass(Response response, double constant, Start start) implements Pass {
  @Override
  public double[] over(Tile tile) {
    double[] result = new double[Evaluation.HEAD + 2];
    Sweep sweep = new Sweep(tile, response, 1);
    while (sweep.next()) {
      if (start.fromLabels()) {
        sweep.start(start.fallback());
      } else {
        sweep.predict(constant);
      }
      result[Evaluation.INVALID] += sweep.valid() ? 0 : 1;
      result[Evaluation.DEVIANCE] += sweep.deviance();
      sweep.weigh(true);
      start.moveScore(sweep, tile);
      double score = 0;
      double weight = 0;
      for (int i = 0; i < sweep.rows; i++) {
        score += sweep.score[i];
        weight += sweep.weight[i];
      }
      result[Evaluation.HEAD] += score;
      result[Evaluation.HEAD + 1] += weight;
    }
    return result;
  }

  @Override
  public double flops(long rows) {
    return 0;
  }

  /** The step of Fisher scoring, Σ s / Σ W; at the {@link Start} the constant itself. */
  public static double step(double[] merged) {
    return merged[Evaluation.HEAD] / merged[Evaluation.HEAD + 1];
  }
}
