package io.numflink.glm.tile;

import java.io.Serializable;
import java.util.Arrays;

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

  /** Index of the first column's coefficient. */
  int first() {
    return intercept ? 1 : 0;
  }

  /** η of {@code n} rows from {@code from} on, four rows at a time. */
  void predict(Tile tile, int from, int n, double[] eta) {
    int d = tile.columns();
    double[] x = tile.features();
    double[] beta = Arrays.copyOfRange(coefficients, first(), first() + d);
    double start = intercept ? coefficients[0] : 0;
    int i = 0;
    for (; i + 4 <= n; i += 4) {
      int a0 = (from + i) * d;
      int a1 = a0 + d;
      int a2 = a1 + d;
      int a3 = a2 + d;
      double s0 = start;
      double s1 = start;
      double s2 = start;
      double s3 = start;
      for (int j = 0; j < d; j++) {
        double m = centre[j];
        double b = beta[j];
        s0 += (x[a0 + j] - m) * b;
        s1 += (x[a1 + j] - m) * b;
        s2 += (x[a2 + j] - m) * b;
        s3 += (x[a3 + j] - m) * b;
      }
      eta[i] = s0;
      eta[i + 1] = s1;
      eta[i + 2] = s2;
      eta[i + 3] = s3;
    }
    for (; i < n; i++) {
      int a = (from + i) * d;
      double s = start;
      for (int j = 0; j < d; j++) {
        s += (x[a + j] - centre[j]) * beta[j];
      }
      eta[i] = s;
    }
    addOffsets(tile, from, n, eta);
  }

  static void addOffsets(Tile tile, int from, int n, double[] eta) {
    double[] offsets = tile.offsets();
    if (offsets != null) {
      for (int i = 0; i < n; i++) {
        eta[i] += offsets[from + i];
      }
    }
  }

  /** Adds Σ sᵢ xᵢ of centred rows, the intercept's 1 first, to {@code out} from {@code at} on. */
  void addWeightedRows(Tile tile, int from, int n, double[] s, double[] out, int at) {
    int d = tile.columns();
    double[] x = tile.features();
    double[] sum = new double[d];
    double total = 0;
    int i = 0;
    for (; i + 4 <= n; i += 4) {
      int a0 = (from + i) * d;
      int a1 = a0 + d;
      int a2 = a1 + d;
      int a3 = a2 + d;
      double s0 = s[i];
      double s1 = s[i + 1];
      double s2 = s[i + 2];
      double s3 = s[i + 3];
      total += s0 + s1 + (s2 + s3);
      for (int j = 0; j < d; j++) {
        double m = centre[j];
        sum[j] +=
            ((x[a0 + j] - m) * s0 + (x[a1 + j] - m) * s1)
                + ((x[a2 + j] - m) * s2 + (x[a3 + j] - m) * s3);
      }
    }
    for (; i < n; i++) {
      int a = (from + i) * d;
      total += s[i];
      for (int j = 0; j < d; j++) {
        sum[j] += (x[a + j] - centre[j]) * s[i];
      }
    }
    if (intercept) {
      out[at] += total;
    }
    for (int j = 0; j < d; j++) {
      out[at + first() + j] += sum[j];
    }
  }

  /**
   * Writes sᵢ xᵢ of centred rows, the intercept's 1 first, row-major with {@code stride} elements a
   * row.
   */
  void scaleRows(Tile tile, int from, int n, double[] s, double[] out, int stride) {
    int d = tile.columns();
    double[] x = tile.features();
    int first = first();
    for (int i = 0; i < n; i++) {
      int a = (from + i) * d;
      int to = i * stride + first;
      double scale = s[i];
      if (intercept) {
        out[to - 1] = scale;
      }
      for (int j = 0; j < d; j++) {
        out[to + j] = (x[a + j] - centre[j]) * scale;
      }
    }
  }
}
