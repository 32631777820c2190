package io.numflink.glm.tile;

import java.util.Arrays;

/**
 * Some rows of a tile: their linear predictors, and their features, centred and scaled, column
 * after column. Loops over a column are long and of independent elements, so the JIT compiler turns
 * them into vector instructions, which it does not do to short rows.
 *
 * <p>All chunks of a thread lie in one array, as it takes longer to get a new one for every tile
 * than to compute η: a chunk is valid until the thread makes the next.
 */
final class Chunk {
  private static final ThreadLocal<double[]> ARRAY = ThreadLocal.withInitial(() -> new double[0]);

  private final Predictor predictor;
  private double[] values;
  private int tileRows;
  private int from;

  /** Elements from one column to the next. */
  final int stride;

  /**
   * What {@link #scale} writes: the intercept's column if there is one, the features', and one
   * more. The array may be longer.
   */
  final double[] columns;

  /**
   * @param capacity rows at most
   */
  Chunk(Predictor predictor, int capacity) {
    this.predictor = predictor;
    this.stride = capacity;
    this.columns = array(capacity * (predictor.size() + 1));
  }

  private static double[] array(int length) {
    double[] array = ARRAY.get();
    if (array.length < length) {
      array = new double[length];
      ARRAY.set(array);
    }
    return array;
  }

  /** Stands for the rows of a tile from {@code first} on. */
  void move(Tile tile, int first) {
    values = tile.features().values();
    tileRows = tile.rows();
    from = first;
  }

  /** Where the rows of a coefficient's column begin, but the intercept's. */
  private int source(int coefficient) {
    return column(coefficient) * tileRows + from;
  }

  private int column(int coefficient) {
    return coefficient - predictor.first();
  }

  /** The element of a coefficient's column in a row, centred; the intercept's is 1. */
  double feature(int coefficient, int row) {
    return coefficient < predictor.first()
        ? 1
        : values[source(coefficient) + row] - predictor.centre()[column(coefficient)];
  }

  /** Writes sᵢ xᵢ of {@code n} rows column after column, a stride apart. */
  void scaled(int n, double[] s, double[] out) {
    if (predictor.intercept()) {
      System.arraycopy(s, 0, out, 0, n);
    }
    for (int j = predictor.first(); j < predictor.size(); j++) {
      scaled(values, source(j), predictor.centre()[column(j)], s, n, out, j * stride);
    }
  }

  // The loops over a column are methods of their own: the JIT compiler comes to these first, and
  // makes vector instructions of them whatever is around.

  private static void scaled(
      double[] x, int at, double centre, double[] s, int n, double[] out, int to) {
    for (int i = 0; i < n; i++) {
      out[to + i] = (x[at + i] - centre) * s[i];
    }
  }

  private static void addColumn(double[] x, int at, double centre, double b, int n, double[] eta) {
    for (int i = 0; i < n; i++) {
      eta[i] += (x[at + i] - centre) * b;
    }
  }

  /** Four columns at a time load and store η once. */
  private static void addFourColumns(
      double[] x, int at, int rows, double[] m, int c, double[] b, int j, int n, double[] eta) {
    int at1 = at + rows;
    int at2 = at1 + rows;
    int at3 = at2 + rows;
    double m0 = m[c];
    double m1 = m[c + 1];
    double m2 = m[c + 2];
    double m3 = m[c + 3];
    double b0 = b[j];
    double b1 = b[j + 1];
    double b2 = b[j + 2];
    double b3 = b[j + 3];
    for (int i = 0; i < n; i++) {
      eta[i] +=
          ((x[at + i] - m0) * b0 + (x[at1 + i] - m1) * b1)
              + ((x[at2 + i] - m2) * b2 + (x[at3 + i] - m3) * b3);
    }
  }

  /** η of {@code n} rows, without offsets, by the predictor's coefficients. */
  void predict(int n, double[] eta) {
    predict(predictor.coefficients(), n, eta);
  }

  /** η of {@code n} rows by other coefficients. */
  void predict(double[] beta, int n, double[] eta) {
    double[] m = predictor.centre();
    Arrays.fill(eta, 0, n, predictor.intercept() ? beta[0] : 0);
    int j = predictor.first();
    for (; j + 4 <= beta.length; j += 4) {
      addFourColumns(values, source(j), tileRows, m, column(j), beta, j, n, eta);
    }
    for (; j < beta.length; j++) {
      addColumn(values, source(j), m[column(j)], beta[j], n, eta);
    }
  }

  /**
   * Writes {@code n} rows √W [x, s / W] to {@link #columns}, so that products of the columns are
   * XᵀWX and Xᵀs. Rows without weight are 0.
   *
   * @param weight W, which becomes √W
   */
  void scale(int n, double[] weight, double[] score) {
    int last = predictor.size() * stride;
    roots(weight, n);
    quotients(score, weight, n, columns, last);
    for (int i = 0; i < n; i++) {
      if (weight[i] == 0) {
        columns[last + i] = 0;
      }
    }
    scaled(n, weight, columns);
  }

  private static void roots(double[] x, int n) {
    for (int i = 0; i < n; i++) {
      x[i] = Math.sqrt(x[i]);
    }
  }

  /** √W s / W = s / √W */
  private static void quotients(double[] s, double[] root, int n, double[] out, int to) {
    for (int i = 0; i < n; i++) {
      out[to + i] = s[i] / root[i];
    }
  }
}
