package io.numflink.glm.tile;

import java.io.Serializable;

/**
 * The linear predictor η = β₀ + Σ βⱼ (xⱼ − mⱼ) + offset. Columns are centred at m, the weighted
 * means, where there is an intercept to take up the difference: products of centred columns keep
 * the digits that those of raw ones lose (years, prices).
 *
 * @param intercept whether the first coefficient is β₀
 * @param centre m, one a column
 * @param coefficients β, the intercept first if there is one
 */
public record Predictor(boolean intercept, double[] centre, double[] coefficients)
    implements Serializable {
  public Predictor {
    if (coefficients.length != centre.length + (intercept ? 1 : 0)) {
      throw new IllegalArgumentException(
          "%d coefficients of %d columns".formatted(coefficients.length, centre.length));
    }
  }

  /** Number of coefficients, p. */
  public int size() {
    return coefficients.length;
  }

  /** The same columns with other coefficients. */
  public Predictor with(double[] others) {
    return new Predictor(intercept, centre, others);
  }

  /** The same columns with coefficients that have changed. */
  public Predictor plus(double[] change) {
    double[] sum = coefficients.clone();
    for (int j = 0; j < sum.length; j++) {
      sum[j] += change[j];
    }
    return with(sum);
  }

  /** Index of the first column's coefficient. */
  int first() {
    return intercept ? 1 : 0;
  }

  static void addOffsets(Tile tile, int from, int n, double[] eta) {
    double[] offsets = tile.offsets();
    if (offsets != null) {
      for (int i = 0; i < n; i++) {
        eta[i] += offsets[from + i];
      }
    }
  }
}
