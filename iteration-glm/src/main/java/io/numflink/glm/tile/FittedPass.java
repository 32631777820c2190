package io.numflink.glm.tile;

import io.numflink.glm.family.Response;

/**
 * Sums over rows of like linear predictor η, for pictures of a fit that are no larger with more
 * rows: {@value #BINS} bins of equal width between the least and the greatest η.
 *
 * <p>Partial result: for each bin the number of rows, Σ w, Σ w y, Σ w μ, Σ r and Σ r², r the
 * deviance residuals. Rows without weight count as in {@link ResidualPass}, with residual 0.
 *
 * @param least η of the first bin's beginning
 * @param greatest η of the last bin's end
 */
public record FittedPass(Response response, Predictor predictor, double least, double greatest)
    implements Pass {
  public static final int BINS = 4096;

  /** Sums of each bin, in this order. */
  public static final int ROWS = 0;

  public static final int WEIGHTS = 1;
  public static final int LABELS = 2;
  public static final int MEANS = 3;
  public static final int RESIDUALS = 4;
  public static final int SQUARES = 5;
  private static final int SUMS = 6;

  @Override
  public double[] over(Tile tile) {
    double[] sums = new double[SUMS * BINS];
    Sweep sweep = new Sweep(tile, response, Chunk.READ_ONCE);
    Chunk chunk = new Chunk(predictor);
    double[] residuals = new double[sweep.capacity()];
    double scale = greatest > least ? BINS / (greatest - least) : 0;
    while (sweep.next()) {
      chunk.move(tile, sweep.from);
      sweep.predict(chunk);
      sweep.devianceResiduals(residuals);
      for (int i = 0; i < sweep.rows; i++) {
        int bin = (int) ((sweep.eta[i] - least) * scale);
        int at = Math.max(0, Math.min(BINS - 1, bin));
        double w = tile.weight(sweep.from + i);
        sums[ROWS * BINS + at]++;
        sums[WEIGHTS * BINS + at] += w;
        sums[LABELS * BINS + at] += w * tile.labels()[sweep.from + i];
        sums[MEANS * BINS + at] += w * sweep.mean[i];
        sums[RESIDUALS * BINS + at] += residuals[i];
        sums[SQUARES * BINS + at] += residuals[i] * residuals[i];
      }
    }
    return sums;
  }

  /** η. */
  @Override
  public double flops(long rows) {
    int p = predictor.size();
    return 2.0 * rows * p;
  }

  /** One of the sums of a merged result, bin by bin. */
  public static double[] sum(double[] merged, int which) {
    double[] sum = new double[BINS];
    System.arraycopy(merged, which * BINS, sum, 0, BINS);
    return sum;
  }
}
