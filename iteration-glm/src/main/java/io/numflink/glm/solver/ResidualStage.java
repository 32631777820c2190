package io.numflink.glm.solver;

import io.numflink.glm.inference.GlmFit;
import io.numflink.glm.inference.ResidualSummary;
import io.numflink.glm.inference.TracePoint;
import io.numflink.glm.tile.AssessPass;
import io.numflink.glm.tile.Pass;
import io.numflink.glm.tile.Predictor;
import io.numflink.glm.tile.ResidualPass;
import java.util.Arrays;
import java.util.List;

/**
 * Quartiles of the deviance residuals, by narrowing brackets around the order statistics that they
 * lie between (R's {@code quantile}, type 7) until these are known to a billionth of the range.
 *
 * @param leastEta the least η, for the stage after this
 * @param greatestEta the greatest
 * @param lower bracket of each order statistic
 * @param round passes so far
 */
record ResidualStage(
    GlmFit fit,
    Predictor predictor,
    double least,
    double greatest,
    double leastEta,
    double greatestEta,
    double[] lower,
    double[] upper,
    int round)
    implements Stage {
  private static final int ROUNDS = 3;
  private static final double[] QUANTILES = {0.25, 0.5, 0.75};

  /**
   * @param assessed the merged result of an {@link AssessPass}
   */
  static Stage start(GlmFit fit, Predictor predictor, double[] assessed) {
    double least = AssessPass.leastResidual(assessed);
    double greatest = AssessPass.greatestResidual(assessed);
    double[] lower = new double[2 * QUANTILES.length];
    double[] upper = new double[2 * QUANTILES.length];
    Arrays.fill(lower, least);
    Arrays.fill(upper, greatest);
    return new ResidualStage(
        fit,
        predictor,
        least,
        greatest,
        AssessPass.leastEta(assessed),
        AssessPass.greatestEta(assessed),
        lower,
        upper,
        0);
  }

  @Override
  public String name() {
    return "residuals";
  }

  @Override
  public List<TracePoint> trace() {
    return fit.trace();
  }

  @Override
  public Pass pass() {
    return new ResidualPass(fit.response(), predictor, lower, upper);
  }

  @Override
  public Stage next(double[] merged) {
    double[] nextLower = lower.clone();
    double[] nextUpper = upper.clone();
    for (int b = 0; b < lower.length; b++) {
      double[] counts = ResidualPass.bracket(merged, b);
      double position = (fit.rows() - 1) * QUANTILES[b / 2];
      long rank = b % 2 == 0 ? (long) Math.floor(position) : (long) Math.ceil(position);
      double before = counts[0];
      int bin = 0;
      while (bin < ResidualPass.BINS - 1 && before + counts[1 + bin] <= rank) {
        before += counts[1 + bin];
        bin++;
      }
      double width = (upper[b] - lower[b]) / ResidualPass.BINS;
      nextLower[b] = lower[b] + bin * width;
      nextUpper[b] = bin == ResidualPass.BINS - 1 ? upper[b] : lower[b] + (bin + 1) * width;
    }
    if (round + 1 < ROUNDS) {
      return new ResidualStage(
          fit, predictor, least, greatest, leastEta, greatestEta, nextLower, nextUpper, round + 1);
    }
    double[] quartiles = new double[QUANTILES.length];
    for (int q = 0; q < QUANTILES.length; q++) {
      double position = (fit.rows() - 1) * QUANTILES[q];
      double share = position - Math.floor(position);
      double low = 0.5 * (nextLower[2 * q] + nextUpper[2 * q]);
      double high = 0.5 * (nextLower[2 * q + 1] + nextUpper[2 * q + 1]);
      quartiles[q] = low + share * (high - low);
    }
    return new FittedStage(
        fit.withResiduals(
            new ResidualSummary(least, quartiles[0], quartiles[1], quartiles[2], greatest)),
        predictor,
        leastEta,
        greatestEta);
  }
}
