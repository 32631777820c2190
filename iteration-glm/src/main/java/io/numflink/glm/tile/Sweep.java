package io.numflink.glm.tile;

import io.numflink.glm.family.Family;
import io.numflink.glm.family.Link;
import io.numflink.glm.family.Response;
import java.util.Arrays;

/**
 * Goes over a tile in chunks of rows that fit a cache and holds, for the rows of one chunk, the
 * quantities of iteratively weighted least squares (McCullagh &amp; Nelder 1989, section 2.5):
 *
 * <pre>
 * score sᵢ  = wᵢ (yᵢ − μᵢ) μ'ᵢ / V(μᵢ)        ∂ℓ/∂η
 * weight Wᵢ = wᵢ μ'ᵢ² / V(μᵢ)                 −E ∂²ℓ/∂η²
 * </pre>
 *
 * <p>Sums are taken chunk by chunk, then over the chunks of a tile, then over tiles, so their
 * rounding grows with the square root of a chunk, not of the data.
 *
 * <p>All sweeps of a thread use the same arrays, which may be longer than a chunk: those of every
 * tile anew would be a fifth as much garbage as narrow tiles have data. So a sweep is valid until
 * the thread makes the next.
 */
final class Sweep {
  /** Elements of a chunk: 0.5 MB, or 1 MB if that takes the whole tile. */
  private static final int CHUNK_ELEMENTS = 1 << 16;

  private static final int WHOLE_ELEMENTS = 1 << 17;

  private static final ThreadLocal<double[][]> ARRAYS =
      ThreadLocal.withInitial(() -> new double[6][0]);

  private static final int MOST_ROWS = 4096;
  private static final int FEWEST_ROWS = 16;

  private final Tile tile;
  private final Family family;
  private final Link link;
  private final boolean canonical;
  private final boolean validEverywhere;
  private final int chunkRows;
  private final int capacity;

  /** Linear predictors, means and their slopes dμ/dη. */
  final double[] eta;

  final double[] mean;
  final double[] slope;

  /** s and W. */
  final double[] score;

  final double[] weight;
  private final double[] scratch;

  /** First row of the chunk and the number of its rows. */
  int from;

  int rows;

  /**
   * @param width elements that a row takes in the chunk
   */
  Sweep(Tile tile, Response response, int width) {
    this.tile = tile;
    this.family = response.family();
    this.link = response.link();
    this.canonical = response.canonical();
    this.validEverywhere = response.validEverywhere();
    this.chunkRows = chunkRows(tile.rows(), Math.max(1, width));
    this.capacity = Math.min(chunkRows, tile.rows());
    double[][] arrays = arrays(capacity);
    eta = arrays[0];
    mean = arrays[1];
    slope = arrays[2];
    score = arrays[3];
    weight = arrays[4];
    scratch = arrays[5];
  }

  private static double[][] arrays(int length) {
    double[][] arrays = ARRAYS.get();
    if (arrays[0].length < length) {
      arrays = new double[arrays.length][length];
      ARRAYS.set(arrays);
    }
    return arrays;
  }

  private static int chunkRows(int tileRows, int width) {
    return tileRows <= MOST_ROWS && tileRows * width <= WHOLE_ELEMENTS
        ? tileRows
        : Math.max(FEWEST_ROWS, Math.min(MOST_ROWS, CHUNK_ELEMENTS / width) & ~7);
  }

  /** Rows of the largest chunk. */
  int capacity() {
    return capacity;
  }

  /** Goes to the next chunk, if there is one. */
  boolean next() {
    from += rows;
    rows = Math.min(chunkRows, tile.rows() - from);
    return rows > 0;
  }

  /** Takes η from the rows of a chunk, and means from η. */
  void predict(Chunk chunk) {
    chunk.predict(rows, eta);
    Predictor.addOffsets(tile, from, rows, eta);
    link.means(eta, mean, slope, rows);
  }

  /** Takes one η for all rows, offsets added, and means from η. */
  void predict(double constant) {
    Arrays.fill(eta, 0, rows, constant);
    Predictor.addOffsets(tile, from, rows, eta);
    link.means(eta, mean, slope, rows);
  }

  /**
   * Takes means near the labels, as R's {@code family$initialize} does, and η from means.
   *
   * @param fallback the mean where the link has no value at the family's choice, as at a label of 0
   *     under a logarithm; NaN if there is none
   */
  void start(double fallback) {
    for (int i = 0; i < rows; i++) {
      double start = family.startingMean(tile.labels()[from + i], tile.weight(from + i));
      double linked = link.link(start);
      if (!(family.validMean(start) && Double.isFinite(linked) && link.valid(linked))) {
        start = fallback;
        linked = link.link(start);
      }
      eta[i] = linked;
    }
    link.means(eta, mean, slope, rows);
  }

  /** Whether all η and μ of the chunk are defined. */
  boolean valid() {
    return validEverywhere || link.valid(eta, rows) && family.validMeans(mean, rows);
  }

  /** Σ w d(y, μ) of the chunk. */
  double deviance() {
    return family.deviance(tile.labels(), mean, tile.weights(), from, rows, scratch);
  }

  /** Computes s, and W if {@code both}. Rows without weight or slope count nothing, as in R. */
  void weigh(boolean both) {
    double[] y = tile.labels();
    double[] w = tile.weights();
    if (canonical) {
      // μ' = V: s = w (y − μ), W = w μ'
      Arrays.fill(score, 0, rows, 1);
    } else {
      family.variances(mean, scratch, rows);
      for (int i = 0; i < rows; i++) {
        score[i] = slope[i] / scratch[i];
      }
    }
    if (w != null) {
      for (int i = 0; i < rows; i++) {
        score[i] = w[from + i] == 0 ? 0 : score[i] * w[from + i];
      }
    }
    if (both) {
      for (int i = 0; i < rows; i++) {
        weight[i] = score[i] * slope[i];
      }
    }
    for (int i = 0; i < rows; i++) {
      score[i] *= y[from + i] - mean[i];
    }
    if (!canonical) {
      for (int i = 0; i < rows; i++) {
        if (slope[i] == 0) {
          score[i] = 0;
          weight[i] = 0;
        }
      }
    }
  }

  /** Whether all s and W of the chunk are numbers, and no W is below 0. */
  boolean weighable() {
    for (int i = 0; i < rows; i++) {
      if (!(weight[i] >= 0 && weight[i] <= Double.MAX_VALUE && Double.isFinite(score[i]))) {
        return false;
      }
    }
    return true;
  }

  /** Σ w (y − μ)² / V of the chunk, Pearson's statistic. */
  double pearson() {
    family.variances(mean, scratch, rows);
    squaresOver(tile.labels(), from, mean, scratch, rows);
    double sum = 0;
    for (int i = 0; i < rows; i++) {
      double w = tile.weight(from + i);
      sum += w == 0 ? 0 : w * scratch[i];
    }
    return sum;
  }

  /** v ← (y − μ)² / v */
  private static void squaresOver(double[] y, int at, double[] mean, double[] v, int n) {
    for (int i = 0; i < n; i++) {
      double residual = y[at + i] - mean[i];
      v[i] = residual * residual / v[i];
    }
  }

  /** What the chunk gives to the sums of the information criterion. */
  double[] aicSums() {
    double[] sums = new double[Family.AIC_SUMS];
    family.addAicSums(tile.labels(), mean, tile.weights(), from, rows, scratch, sums);
    return sums;
  }

  /**
   * sign(y − μ) √(w d(y, μ)) of the chunk's rows. Those of rows without weight are 0, and counted,
   * as in R.
   */
  void devianceResiduals(double[] out) {
    for (int i = 0; i < rows; i++) {
      double w = tile.weight(from + i);
      double y = tile.labels()[from + i];
      double root = w > 0 ? Math.sqrt(w * Math.max(0, family.deviance(y, mean[i]))) : 0;
      out[i] = y > mean[i] ? root : -root;
    }
  }
}
