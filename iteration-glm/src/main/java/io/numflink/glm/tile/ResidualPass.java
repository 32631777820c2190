package io.numflink.glm.tile;

import io.numflink.glm.family.Response;
import java.util.Arrays;

/**
 * Counts deviance residuals in equal bins of several brackets, from which order statistics are
 * found in a few passes without gathering the residuals.
 *
 * <p>Partial result: for each bracket the number of residuals below it, then those of its {@value
 * #BINS} bins. A residual at the upper end belongs to the last bin.
 *
 * @param lower of each bracket
 * @param upper of each bracket
 */
public record ResidualPass(Response response, Predictor predictor, double[] lower, double[] upper)
    implements Pass {
  public static final int BINS = 1024;

  @Override
  public double[] over(Tile tile) {
    double[] counts = new double[lower.length * (BINS + 1)];
    Sweep sweep = new Sweep(tile, response, Chunk.READ_ONCE);
    Chunk chunk = new Chunk(predictor);
    double[] residuals = new double[sweep.capacity()];
    while (sweep.next()) {
      chunk.move(tile, sweep.from);
      sweep.predict(chunk);
      sweep.devianceResiduals(residuals);
      for (int b = 0; b < lower.length; b++) {
        int at = b * (BINS + 1);
        double scale = BINS / (upper[b] - lower[b]);
        for (int i = 0; i < sweep.rows; i++) {
          double r = residuals[i];
          if (r < lower[b]) {
            counts[at]++;
          } else if (r <= upper[b]) {
            int bin = upper[b] > lower[b] ? (int) ((r - lower[b]) * scale) : 0;
            counts[at + 1 + Math.min(bin, BINS - 1)]++;
          }
        }
      }
    }
    return counts;
  }

  /** η. */
  @Override
  public double flops(long rows) {
    int p = predictor.size();
    return 2.0 * rows * p;
  }

  /** Counts of one bracket in a merged result. */
  public static double[] bracket(double[] merged, int bracket) {
    return Arrays.copyOfRange(merged, bracket * (BINS + 1), (bracket + 1) * (BINS + 1));
  }
}
