package io.numflink.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.numflink.array.block.DType;
import io.numflink.array.session.NDArray;
import io.numflink.array.session.Session;

/**
 * Array programs over stored matrices, each with its value by definition: plain loops over the
 * elements.
 */
enum ArrayPrograms {
  /** XᵀY of tall matrices. */
  GRAM {
    @Override
    NDArray build(Session session) {
      return tall(session, "X", 1).t().matmul(tall(session, "Y", 2));
    }

    @Override
    double[] reference() {
      double[] result = new double[COLUMNS * COLUMNS];
      double[] x = new double[COLUMNS];
      double[] y = new double[COLUMNS];
      for (int r = 0; r < ROWS; r++) {
        row(1, r, x);
        row(2, r, y);
        addOuter(result, x, y, 1);
      }
      return result;
    }
  },

  /** X + Y of tall matrices. */
  SUM {
    @Override
    NDArray build(Session session) {
      return tall(session, "X", 1).add(tall(session, "Y", 2));
    }

    @Override
    double[] reference() {
      double[] result = new double[ROWS * COLUMNS];
      double[] x = new double[COLUMNS];
      double[] y = new double[COLUMNS];
      for (int r = 0; r < ROWS; r++) {
        row(1, r, x);
        row(2, r, y);
        for (int j = 0; j < COLUMNS; j++) {
          result[r * COLUMNS + j] = x[j] + y[j];
        }
      }
      return result;
    }
  },

  /** The product of square matrices. */
  MATMUL {
    @Override
    NDArray build(Session session) {
      return square(session, "A", 3).matmul(square(session, "B", 4));
    }

    @Override
    double[] reference() {
      SineReader a = new SineReader(SIDE, 3);
      double[] b = new SineReader(SIDE, 4).read(new long[2], new int[] {SIDE, SIDE}).float64();
      double[] result = new double[SIDE * SIDE];
      for (int i = 0; i < SIDE; i++) {
        for (int k = 0; k < SIDE; k++) {
          double value = a.element(i, k);
          for (int j = 0; j < SIDE; j++) {
            result[i * SIDE + j] += value * b[k * SIDE + j];
          }
        }
      }
      return result;
    }
  },

  /** A Newton step of logistic regression: gradient and Hessian at β, solved. */
  NEWTON {
    @Override
    NDArray build(Session session) {
      NDArray x = tall(session, "X", 1);
      NDArray y =
          session.stored("y", new SineReader(1, 5), DType.FLOAT64, ROWS, 1).inBlocksOf(TILE, 1);
      NDArray labels = y.apply("greater", session.zeros(1)).astype(DType.FLOAT64);
      NDArray mu = x.matmul(session.array(beta(), COLUMNS, 1)).negate().exp().add(1).divideInto(1);
      NDArray gradient = x.t().matmul(mu.subtract(labels));
      NDArray weights = mu.multiply(mu.subtractFrom(1));
      NDArray hessian = x.t().matmul(x.multiply(weights));
      return hessian.solve(gradient);
    }

    @Override
    double[] reference() {
      SineReader y = new SineReader(1, 5);
      double[] x = new double[COLUMNS];
      double[] gradient = new double[COLUMNS];
      double[] hessian = new double[COLUMNS * COLUMNS];
      double[] beta = beta();
      for (int r = 0; r < ROWS; r++) {
        row(1, r, x);
        double eta = 0;
        for (int j = 0; j < COLUMNS; j++) {
          eta += x[j] * beta[j];
        }
        double mu = 1 / (1 + Math.exp(-eta));
        double label = y.element(r, 0) > 0 ? 1 : 0;
        for (int j = 0; j < COLUMNS; j++) {
          gradient[j] += x[j] * (mu - label);
        }
        addOuter(hessian, x, x, mu * (1 - mu));
      }
      return solve(hessian, gradient);
    }
  },

  /**
   * The Gram matrix of columns without their means: X is needed again after its means are known.
   */
  CENTRED_GRAM {
    @Override
    NDArray build(Session session) {
      NDArray x = tall(session, "X", 1, MANY_ROWS);
      NDArray centred = x.subtract(x.mean(0));
      return centred.t().matmul(centred);
    }

    @Override
    double[] reference() {
      double[] mean = new double[COLUMNS];
      double[] x = new double[COLUMNS];
      for (int r = 0; r < MANY_ROWS; r++) {
        row(1, r, x);
        for (int j = 0; j < COLUMNS; j++) {
          mean[j] += x[j] / MANY_ROWS;
        }
      }
      double[] result = new double[COLUMNS * COLUMNS];
      for (int r = 0; r < MANY_ROWS; r++) {
        row(1, r, x);
        for (int j = 0; j < COLUMNS; j++) {
          x[j] -= mean[j];
        }
        addOuter(result, x, x, 1);
      }
      return result;
    }
  };

  static final int COLUMNS = 48;

  /** Rows of a block of a tall matrix: 2.3 MiB. */
  static final int TILE = 6_250;

  static final int ROWS = 24 * TILE;

  /** So many that the blocks of a matrix outweigh whatever else a TaskManager's heap holds. */
  static final int MANY_ROWS = 128 * TILE;

  static final int SIDE = 1536;

  /** 2 MiB blocks. */
  static final int SQUARE_TILE = 512;

  abstract NDArray build(Session session);

  abstract double[] reference();

  /** How far a value of the program lies from the reference. */
  double largestError(double[] actual) {
    double[] expected = reference();
    assertThat(actual).hasSameSizeAs(expected);
    double largest = 0;
    for (int i = 0; i < actual.length; i++) {
      largest = Math.max(largest, Math.abs(actual[i] - expected[i]));
    }
    return largest;
  }

  /**
   * How far the cluster's value may lie from the reference: sums of ROWS terms of size 1, in
   * another order.
   */
  double tolerance() {
    return switch (this) {
      case GRAM -> ROWS * 0x1p-52 * Math.sqrt(ROWS);
      case CENTRED_GRAM -> MANY_ROWS * 0x1p-52 * Math.sqrt(MANY_ROWS);
      case SUM -> 0;
      case MATMUL -> SIDE * 0x1p-52 * Math.sqrt(SIDE);
      // The Hessian is well conditioned (independent columns), the step of order 1/√ROWS.
      case NEWTON -> 1e-11;
    };
  }

  private static NDArray tall(Session session, String name, long seed) {
    return tall(session, name, seed, ROWS);
  }

  private static NDArray tall(Session session, String name, long seed, int rows) {
    return session
        .stored(name, new SineReader(COLUMNS, seed), DType.FLOAT64, rows, COLUMNS)
        .inBlocksOf(TILE, COLUMNS);
  }

  private static NDArray square(Session session, String name, long seed) {
    return session
        .stored(name, new SineReader(SIDE, seed), DType.FLOAT64, SIDE, SIDE)
        .inBlocksOf(SQUARE_TILE, SQUARE_TILE);
  }

  private static void row(long seed, int r, double[] target) {
    SineReader reader = new SineReader(COLUMNS, seed);
    for (int j = 0; j < COLUMNS; j++) {
      target[j] = reader.element(r, j);
    }
  }

  private static double[] beta() {
    double[] beta = new double[COLUMNS];
    for (int j = 0; j < COLUMNS; j++) {
      beta[j] = 0.1 * Math.sin(j);
    }
    return beta;
  }

  private static void addOuter(double[] target, double[] x, double[] y, double weight) {
    for (int i = 0; i < x.length; i++) {
      double scaled = weight * x[i];
      for (int j = 0; j < y.length; j++) {
        target[i * y.length + j] += scaled * y[j];
      }
    }
  }

  /** Gauss elimination with partial pivoting. */
  private static double[] solve(double[] matrix, double[] right) {
    int n = right.length;
    double[] a = matrix.clone();
    double[] b = right.clone();
    for (int k = 0; k < n; k++) {
      int pivot = k;
      for (int i = k + 1; i < n; i++) {
        if (Math.abs(a[i * n + k]) > Math.abs(a[pivot * n + k])) {
          pivot = i;
        }
      }
      for (int j = 0; j < n; j++) {
        double swap = a[k * n + j];
        a[k * n + j] = a[pivot * n + j];
        a[pivot * n + j] = swap;
      }
      double swap = b[k];
      b[k] = b[pivot];
      b[pivot] = swap;
      for (int i = k + 1; i < n; i++) {
        double factor = a[i * n + k] / a[k * n + k];
        b[i] -= factor * b[k];
        for (int j = k; j < n; j++) {
          a[i * n + j] -= factor * a[k * n + j];
        }
      }
    }
    for (int k = n - 1; k >= 0; k--) {
      for (int j = k + 1; j < n; j++) {
        b[k] -= a[k * n + j] * b[j];
      }
      b[k] /= a[k * n + k];
    }
    return b;
  }
}
