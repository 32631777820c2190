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
    for (int i = from; i < to; i++) {
      double w = tile.weight(i);
      out[WEIGHTED_ROWS] += w > 0 ? 1 : 0;
      out[WEIGHTS] += w;
      out[LABELS] += w * tile.labels()[i];
      out[OFFSETS] += tile.offsets() != null && tile.offsets()[i] != 0 ? 1 : 0;
    }
    double[] x = tile.features();
    for (int i = from; i < to; i++) {
      double share = out[WEIGHTS] == 0 ? 0 : tile.weight(i) / out[WEIGHTS];
      for (int j = 0; j < columns; j++) {
        out[HEAD + j] += share * x[i * columns + j];
      }
    }
    for (int i = from; i < to; i++) {
      double w = tile.weight(i);
      for (int j = 0; j < columns; j++) {
        double difference = x[i * columns + j] - out[HEAD + j];
        out[HEAD + columns + j] += w * difference * difference;
      }
    }
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
