package io.numflink.glm.tile;

import io.numflink.glm.family.Family;
import io.numflink.glm.family.GlmException;
import io.numflink.glm.family.LabelOutOfRangeException;
import java.util.Arrays;

/**
 * The first pass: checks labels and weights, counts, and takes the weighted mean of every column
 * and its sum of squares around it. Those of two sets of rows merge as Chan, Golub &amp; LeVeque
 * (1983) have it, without the cancellation of Σx² − (Σx)²/n.
 *
 * <p>Partial result: rows, rows of weight above 0, Σw, Σwy, rows with an offset other than 0, then
 * d means, then d sums of squares.
 */
public record SurveyPass(Family family, int columns) implements Pass {
  static final int ROWS = 0;
  static final int WEIGHTED_ROWS = 1;
  static final int WEIGHTS = 2;
  static final int LABELS = 3;
  static final int OFFSETS = 4;
  static final int HEAD = 5;

  private static final int CHUNK = 256;

  @Override
  public double[] over(Tile tile) {
    check(tile);
    double[] result = new double[HEAD + 2 * columns];
    double[] chunk = new double[HEAD + 2 * columns];
    for (int from = 0; from < tile.rows(); from += CHUNK) {
      survey(tile, from, Math.min(tile.rows(), from + CHUNK), chunk);
      merge(result, chunk);
    }
    return result;
  }

  /** Σwx and Σw(x − m)². */
  @Override
  public double flops(long rows) {
    return 4.0 * rows * columns;
  }

  private void check(Tile tile) {
    if (tile.columns() != columns) {
      throw new GlmException(
          "tile %d has %d columns instead of %d".formatted(tile.id(), tile.columns(), columns));
    }
    for (int i = 0; i < tile.rows(); i++) {
      double weight = tile.weight(i);
      if (!(weight >= 0 && weight <= Double.MAX_VALUE)) {
        throw new GlmException(
            "row %d: weight %s: weights are at least 0".formatted(tile.firstRow() + i + 1, weight));
      }
      if (!family.validLabel(tile.labels()[i])) {
        throw new LabelOutOfRangeException(tile.firstRow() + i, tile.labels()[i], family);
      }
    }
  }

  private void survey(Tile tile, int from, int to, double[] out) {
    Arrays.fill(out, 0);
    out[ROWS] = to - from;
    double[] w = new double[to - from];
    for (int i = from; i < to; i++) {
      double weight = tile.weight(i);
      w[i - from] = weight;
      out[WEIGHTED_ROWS] += weight > 0 ? 1 : 0;
      out[WEIGHTS] += weight;
      out[LABELS] += weight * tile.labels()[i];
      out[OFFSETS] += tile.offsets() != null && tile.offsets()[i] != 0 ? 1 : 0;
    }
    double[] x = tile.features().values();
    for (int j = 0; j < columns; j++) {
      int at = j * tile.rows() + from;
      double mean = out[WEIGHTS] == 0 ? 0 : sum(w, x, at, to - from) / out[WEIGHTS];
      out[HEAD + j] = mean;
      out[HEAD + columns + j] = squares(w, x, at, mean, to - from);
    }
  }

  /** Σ wᵢ xᵢ. Four sums at a time do not wait for each other. */
  private static double sum(double[] w, double[] x, int at, int n) {
    double a = 0;
    double b = 0;
    double c = 0;
    double d = 0;
    int i = 0;
    for (; i + 4 <= n; i += 4) {
      a += w[i] * x[at + i];
      b += w[i + 1] * x[at + i + 1];
      c += w[i + 2] * x[at + i + 2];
      d += w[i + 3] * x[at + i + 3];
    }
    for (; i < n; i++) {
      a += w[i] * x[at + i];
    }
    return (a + b) + (c + d);
  }

  /** Σ wᵢ (xᵢ − mean)². */
  private static double squares(double[] w, double[] x, int at, double mean, int n) {
    double a = 0;
    double b = 0;
    double c = 0;
    double d = 0;
    int i = 0;
    for (; i + 4 <= n; i += 4) {
      double p = x[at + i] - mean;
      double q = x[at + i + 1] - mean;
      double r = x[at + i + 2] - mean;
      double s = x[at + i + 3] - mean;
      a += w[i] * p * p;
      b += w[i + 1] * q * q;
      c += w[i + 2] * r * r;
      d += w[i + 3] * s * s;
    }
    for (; i < n; i++) {
      double p = x[at + i] - mean;
      a += w[i] * p * p;
    }
    return (a + b) + (c + d);
  }

  @Override
  public void merge(double[] into, double[] other) {
    merge(into, other, columns);
  }

  /** Merges results of so many columns. */
  public static void merge(double[] into, double[] other, int columns) {
    double a = into[WEIGHTS];
    double b = other[WEIGHTS];
    for (int i = 0; i < HEAD; i++) {
      into[i] += other[i];
    }
    if (b == 0) {
      return;
    }
    double share = b / (a + b);
    for (int j = 0; j < columns; j++) {
      double difference = other[HEAD + j] - into[HEAD + j];
      into[HEAD + j] += share * difference;
      into[HEAD + columns + j] += other[HEAD + columns + j] + difference * difference * a * share;
    }
  }
}
