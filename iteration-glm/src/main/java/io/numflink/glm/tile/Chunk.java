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

  /** Elements of a {@link Sweep}'s row for passes that read each element once, in its place. */
  static final int READ_ONCE = 1;

  /** A chunk whose features are read in their place alone. */
  Chunk(Predictor predictor) {
    this(predictor, 0);
  }

  /**
   * @param capacity rows at most of what {@link #scale} writes
   */
  Chunk(Predictor predictor, int capacity) {
    this.predictor = predictor;
    this.stride = capacity;
    this.columns = array(capacity * (predictor.size() + 1));
  }

  /**
   * Elements of a {@link Sweep}'s row for passes that read each element twice in its place: half of
   * what they are, since nothing but the features takes room in the cache, and columns are read
   * faster the longer they are.
   */
  static int widthReadTwice(Predictor predictor) {
    return predictor.size() / 2;
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

  /** Adds Xᵀs of {@code n} rows to p elements from {@code to} on. */
  void addProducts(int n, double[] s, double[] out, int to) {
    double[] m = predictor.centre();
    int p = predictor.size();
    if (predictor.intercept()) {
      double total = 0;
      for (int i = 0; i < n; i++) {
        total += s[i];
      }
      out[to] += total;
    }
    int j = predictor.first();
    for (; j + 4 <= p; j += 4) {
      addFourProducts(values, source(j), tileRows, m, column(j), s, n, out, to + j);
    }
    for (; j < p; j++) {
      addProduct(values, source(j), m[column(j)], s, n, out, to + j);
    }
  }

  private static void addProduct(
      double[] x, int at, double centre, double[] s, int n, double[] out, int to) {
    double sum = 0;
    for (int i = 0; i < n; i++) {
      sum += (x[at + i] - centre) * s[i];
    }
    out[to] += sum;
  }

  /** Four sums at a time do not wait for each other's additions. */
  private static void addFourProducts(
      double[] x, int at, int rows, double[] m, int c, double[] s, int n, double[] out, int to) {
    int at1 = at + rows;
    int at2 = at1 + rows;
    int at3 = at2 + rows;
    double m0 = m[c];
    double m1 = m[c + 1];
    double m2 = m[c + 2];
    double m3 = m[c + 3];
    double sum0 = 0;
    double sum1 = 0;
    double sum2 = 0;
    double sum3 = 0;
    for (int i = 0; i < n; i++) {
      double factor = s[i];
      sum0 += (x[at + i] - m0) * factor;
      sum1 += (x[at1 + i] - m1) * factor;
      sum2 += (x[at2 + i] - m2) * factor;
      sum3 += (x[at3 + i] - m3) * factor;
    }
    out[to] += sum0;
    out[to + 1] += sum1;
    out[to + 2] += sum2;
    out[to + 3] += sum3;
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
