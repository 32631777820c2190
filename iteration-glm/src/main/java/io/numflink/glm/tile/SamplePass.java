package io.numflink.glm.tile;

import io.numflink.glm.family.Response;
import java.util.SplittableRandom;

/**
 * Deviance and gradient over a random batch of every tile's rows. The batch depends on seed, step
 * and tile alone, so a superstep that is run again draws it again. At least one row is drawn.
 *
 * <p>Partial result: deviance, invalid chunks, gradient (p), Σ w of the batch.
 *
 * @param fraction the chance of a row to be in the batch
 */
public record SamplePass(
    Response response, Predictor predictor, long seed, int step, double fraction) implements Pass {
  @Override
  public double[] over(Tile tile) {
    Tile batch = draw(tile);
    double[] evaluated = new GradientPass(response, predictor).over(batch);
    double[] result = new double[evaluated.length + 1];
    System.arraycopy(evaluated, 0, result, 0, evaluated.length);
    for (int i = 0; i < batch.rows(); i++) {
      result[evaluated.length] += batch.weight(i);
    }
    return result;
  }

  /** η and Xᵀs of the batch. */
  @Override
  public double flops(long rows) {
    int p = predictor.size();
    return 4.0 * fraction * rows * p;
  }

  private Tile draw(Tile tile) {
    // Mixing the parts keeps the streams of neighbouring tiles and steps apart
    SplittableRandom random =
        new SplittableRandom(
            seed
                ^ step * 0x9E3779B97F4A7C15L
                ^ Long.rotateLeft(tile.id() * 0xD1B54A32D192ED03L, 32));
    int[] chosen = new int[tile.rows()];
    int n = 0;
    for (int i = 0; i < tile.rows(); i++) {
      if (random.nextDouble() < fraction) {
        chosen[n++] = i;
      }
    }
    if (n == 0 && tile.rows() > 0) {
      chosen[n++] = random.nextInt(tile.rows());
    }
    int d = tile.columns();
    double[] features = new double[n * d];
    double[] labels = new double[n];
    double[] weights = tile.weights() == null ? null : new double[n];
    double[] offsets = tile.offsets() == null ? null : new double[n];
    double[] all = tile.features().values();
    for (int j = 0; j < d; j++) {
      for (int i = 0; i < n; i++) {
        features[j * n + i] = all[j * tile.rows() + chosen[i]];
      }
    }
    for (int i = 0; i < n; i++) {
      labels[i] = tile.labels()[chosen[i]];
      if (weights != null) {
        weights[i] = tile.weights()[chosen[i]];
      }
      if (offsets != null) {
        offsets[i] = tile.offsets()[chosen[i]];
      }
    }
    return new Tile(
        tile.id(), tile.firstRow(), new Columns(n, d, features), labels, weights, offsets);
  }

  /** Σ w of a merged batch. */
  public static double weights(double[] merged) {
    return merged[merged.length - 1];
  }
}
