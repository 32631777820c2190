package io.numflink.glm.tile;

import io.numflink.glm.family.Binomial;
import io.numflink.glm.family.Family;
import io.numflink.glm.family.NegativeBinomial;
import io.numflink.glm.family.Poisson;
import io.numflink.glm.family.Response;
import java.util.Arrays;

/**
 * What the inference needs of the fitted means.
 *
 * <p>Partial result: deviance, invalid chunks, Pearson's statistic, rows whose mean is numerically
 * at its edge, the sums of the information criterion, the least and the greatest deviance residual
 * and η.
 *
 * @param residuals whether residuals and η are wanted, which take as long as the rest
 */
public record AssessPass(Response response, Predictor predictor, boolean residuals)
    implements Pass {
  private static final int PEARSON = Evaluation.HEAD;
  private static final int EXTREMES = PEARSON + 1;
  private static final int AIC = EXTREMES + 1;
  private static final int LEAST = AIC + Family.AIC_SUMS;
  private static final int GREATEST = LEAST + 1;
  private static final int LEAST_ETA = GREATEST + 1;
  private static final int GREATEST_ETA = LEAST_ETA + 1;

  /** As {@code glm.fit} has it. */
  private static final double EDGE = 10 * 0x1p-52;

  @Override
  public double[] over(Tile tile) {
    double[] result = new double[GREATEST_ETA + 1];
    result[LEAST] = Double.POSITIVE_INFINITY;
    result[GREATEST] = Double.NEGATIVE_INFINITY;
    result[LEAST_ETA] = Double.POSITIVE_INFINITY;
    result[GREATEST_ETA] = Double.NEGATIVE_INFINITY;
    Sweep sweep = new Sweep(tile, response, Chunk.READ_ONCE);
    Chunk chunk = new Chunk(predictor);
    double[] deviations = new double[sweep.capacity()];
    while (sweep.next()) {
      chunk.move(tile, sweep.from);
      sweep.predict(chunk);
      result[Evaluation.INVALID] += sweep.valid() ? 0 : 1;
      result[Evaluation.DEVIANCE] += sweep.deviance();
      result[PEARSON] += sweep.pearson();
      result[EXTREMES] += extremes(sweep.mean, sweep.rows);
      double[] sums = sweep.aicSums();
      if (residuals) {
        sweep.devianceResiduals(deviations);
        for (int i = 0; i < sweep.rows; i++) {
          result[LEAST] = Math.min(result[LEAST], deviations[i]);
          result[GREATEST] = Math.max(result[GREATEST], deviations[i]);
          result[LEAST_ETA] = Math.min(result[LEAST_ETA], sweep.eta[i]);
          result[GREATEST_ETA] = Math.max(result[GREATEST_ETA], sweep.eta[i]);
        }
      }
      for (int k = 0; k < sums.length; k++) {
        result[AIC + k] += sums[k];
      }
    }
    return result;
  }

  /** η. */
  @Override
  public double flops(long rows) {
    int p = predictor.size();
    return 2.0 * rows * p;
  }

  @Override
  public void merge(double[] into, double[] other) {
    mergeAll(into, other);
  }

  /** Merges results of any response. */
  public static void mergeAll(double[] into, double[] other) {
    for (int i = 0; i < LEAST; i++) {
      into[i] += other[i];
    }
    into[LEAST] = Math.min(into[LEAST], other[LEAST]);
    into[GREATEST] = Math.max(into[GREATEST], other[GREATEST]);
    into[LEAST_ETA] = Math.min(into[LEAST_ETA], other[LEAST_ETA]);
    into[GREATEST_ETA] = Math.max(into[GREATEST_ETA], other[GREATEST_ETA]);
  }

  private int extremes(double[] mean, int n) {
    Family family = response.family();
    if (family instanceof Binomial) {
      return outside(mean, n, EDGE, 1 - EDGE);
    }
    boolean counts = family instanceof Poisson || family instanceof NegativeBinomial;
    return counts ? outside(mean, n, EDGE, Double.POSITIVE_INFINITY) : 0;
  }

  private static int outside(double[] x, int n, double least, double greatest) {
    int count = 0;
    for (int i = 0; i < n; i++) {
      count += x[i] < least || x[i] > greatest ? 1 : 0;
    }
    return count;
  }

  /** Σ w (y − μ)² / V(μ). */
  public static double pearson(double[] merged) {
    return merged[PEARSON];
  }

  /** Rows with a fitted probability of numerically 0 or 1, or a fitted rate of 0. */
  public static long extremes(double[] merged) {
    return (long) merged[EXTREMES];
  }

  public static double[] aicSums(double[] merged) {
    return Arrays.copyOfRange(merged, AIC, AIC + Family.AIC_SUMS);
  }

  public static double leastResidual(double[] merged) {
    return merged[LEAST];
  }

  public static double greatestResidual(double[] merged) {
    return merged[GREATEST];
  }

  public static double leastEta(double[] merged) {
    return merged[LEAST_ETA];
  }

  public static double greatestEta(double[] merged) {
    return merged[GREATEST_ETA];
  }
}
