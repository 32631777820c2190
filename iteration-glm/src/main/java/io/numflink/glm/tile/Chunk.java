package io.numflink.glm.tile;

import java.util.Arrays;

/**
 * The features of some rows of a tile, column after column, centred. Loops over a column are long
 * and of independent elements, so the JIT compiler turns them into vector instructions, which it
 * does not do to short rows.
 */
final class Chunk {
  private static final int ROWS = 8;

  private final Predictor predictor;

  /** Elements from one column to the next. */
  final int stride;

  /** The intercept's column if there is one, the features', and one more for the caller. */
  final double[] columns;

  /**
   * @param capacity rows at most
   */
  Chunk(Predictor predictor, int capacity) {
    this.predictor = predictor;
    this.stride = capacity;
    this.columns = new double[capacity * (predictor.size() + 1)];
  }

  /** Copies {@code n} rows of a tile. */
  void load(Tile tile, int from, int n) {
    int d = tile.columns();
    double[] x = tile.features();
    double[] m = predictor.centre();
    int first = predictor.first() * stride;
    int i = 0;
    for (; i + ROWS <= n; i += ROWS) {
      int a0 = (from + i) * d;
      int a1 = a0 + d;
      int a2 = a1 + d;
      int a3 = a2 + d;
      int a4 = a3 + d;
      int a5 = a4 + d;
      int a6 = a5 + d;
      int a7 = a6 + d;
      int to = first + i;
      for (int j = 0; j < d; j++) {
        double centre = m[j];
        columns[to] = x[a0 + j] - centre;
        columns[to + 1] = x[a1 + j] - centre;
        columns[to + 2] = x[a2 + j] - centre;
        columns[to + 3] = x[a3 + j] - centre;
        columns[to + 4] = x[a4 + j] - centre;
        columns[to + 5] = x[a5 + j] - centre;
        columns[to + 6] = x[a6 + j] - centre;
        columns[to + 7] = x[a7 + j] - centre;
        to += stride;
      }
    }
    for (; i < n; i++) {
      int a = (from + i) * d;
      for (int j = 0; j < d; j++) {
        columns[first + j * stride + i] = x[a + j] - m[j];
      }
    }
  }

  /** The element of a coefficient's column in a row; the intercept's is 1. */
  double feature(int coefficient, int row) {
    return predictor.intercept() && coefficient == 0 ? 1 : columns[coefficient * stride + row];
  }

  /** Writes sᵢ xᵢ of {@code n} rows column after column, without changing the chunk. */
  void scaled(int n, double[] s, double[] out) {
    for (int j = 0; j < predictor.size(); j++) {
      int c = j * stride;
      if (predictor.intercept() && j == 0) {
        System.arraycopy(s, 0, out, 0, n);
      } else {
        for (int i = 0; i < n; i++) {
          out[c + i] = columns[c + i] * s[i];
        }
      }
    }
  }

  /** η of {@code n} rows, without offsets, by the predictor's coefficients. */
  void predict(int n, double[] eta) {
    predict(predictor.coefficients(), n, eta);
  }

  /** η of {@code n} rows by other coefficients. */
  void predict(double[] beta, int n, double[] eta) {
    Arrays.fill(eta, 0, n, predictor.intercept() ? beta[0] : 0);
    int j = predictor.first();
    for (; j + 4 <= beta.length; j += 4) {
      int c0 = j * stride;
      int c1 = c0 + stride;
      int c2 = c1 + stride;
      int c3 = c2 + stride;
      double b0 = beta[j];
      double b1 = beta[j + 1];
      double b2 = beta[j + 2];
      double b3 = beta[j + 3];
      for (int i = 0; i < n; i++) {
        eta[i] +=
            (columns[c0 + i] * b0 + columns[c1 + i] * b1)
                + (columns[c2 + i] * b2 + columns[c3 + i] * b3);
      }
    }
    for (; j < beta.length; j++) {
      int c = j * stride;
      double b = beta[j];
      for (int i = 0; i < n; i++) {
        eta[i] += columns[c + i] * b;
      }
    }
  }

  /**
   * Scales {@code n} rows to √W [x, s / W], so that products of the columns are XᵀWX and Xᵀs. Rows
   * without weight become 0.
   */
  void scale(int n, double[] weight, double[] score) {
    int last = predictor.size() * stride;
    for (int i = 0; i < n; i++) {
      double root = Math.sqrt(weight[i]);
      weight[i] = root;
      // √W s / W = s / √W
      columns[last + i] = root == 0 ? 0 : score[i] / root;
    }
    if (predictor.intercept()) {
      System.arraycopy(weight, 0, columns, 0, n);
    }
    for (int j = predictor.first(); j < predictor.size(); j++) {
      int c = j * stride;
      for (int i = 0; i < n; i++) {
        columns[c + i] *= weight[i];
      }
    }
  }
}
