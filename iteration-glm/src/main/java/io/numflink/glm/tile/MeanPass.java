package io.numflink.glm.tile;

import io.numflink.glm.family.Family;
import java.util.Arrays;

/** The deviance of one mean for all rows. Partial result: deviance. */
public record MeanPass(Family family, double mean) implements Pass {
  @Override
  public double[] over(Tile tile) {
    int chunk = 1024;
    double[] means = new double[Math.min(chunk, tile.rows())];
    double[] scratch = new double[means.length];
    double[] result = new double[1];
    for (int from = 0; from < tile.rows(); from += chunk) {
      int n = Math.min(chunk, tile.rows() - from);
      Arrays.fill(means, 0, n, mean);
      result[0] += family.deviance(tile.labels(), means, tile.weights(), from, n, scratch);
    }
    return result;
  }

  @Override
  public double flops(long rows) {
    return 0;
  }
}
