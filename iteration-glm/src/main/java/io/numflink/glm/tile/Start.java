package io.numflink.glm.tile;

import java.io.Serializable;

/**
 * Whether a pass takes means from coefficients or, as the first of R's {@code glm.fit}, near the
 * labels.
 *
 * @param fromLabels whether it is the first
 * @param fallback the mean of rows whose label the link has no value at
 */
public record Start(boolean fromLabels, double fallback) implements Serializable {
  /** Means from coefficients. */
  public static final Start NONE = new Start(false, Double.NaN);

  void predict(Sweep sweep, Chunk chunk) {
    if (fromLabels) {
      sweep.start(fallback);
    } else {
      sweep.predict(chunk);
    }
  }

  /** s ← s + W (η − offset), that is W z. */
  void moveScore(Sweep sweep, Tile tile) {
    if (fromLabels) {
      for (int i = 0; i < sweep.rows; i++) {
        double offset = tile.offsets() == null ? 0 : tile.offsets()[sweep.from + i];
        if (sweep.weight[i] != 0) {
          sweep.score[i] += sweep.weight[i] * (sweep.eta[i] - offset);
        }
      }
    }
  }
}
