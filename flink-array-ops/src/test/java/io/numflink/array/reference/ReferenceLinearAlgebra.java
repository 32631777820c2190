package io.numflink.array.reference;

import io.numflink.array.expr.Factorise;
import java.util.List;

/**
 * Dense linear algebra by textbook loops in float64. Errors are bounded by a generous multiple of
 * the roundoff times the size of the elements, so matrices should be well conditioned. Factors that
 * are unique up to signs have those of LAPACK's Householder reflections for QR; singular vectors
 * and eigenvectors have any signs.
 */
final class ReferenceLinearAlgebra {
  private static final double CONDITION = 1e5;

  private ReferenceLinearAlgebra() {}

  static ReferenceArray of(Factorise node, List<ReferenceArray> operands) {
    double[][] a = matrix(operands.get(0));
    double[][] result =
        switch (node.factorisation()) {
          case CHOLESKY -> cholesky(a);
          case INV -> solve(a, identity(a.length));
          case DET -> new double[][] {{determinant(a)}};
          case SOLVE -> solve(a, matrix(operands.get(1)));
          case QR_Q -> qr(a)[0];
          case QR_R -> qr(a)[1];
          case SVD_U -> svd(a)[0];
          case SVD_S -> svd(a)[1];
          case SVD_VH -> svd(a)[2];
          case EIGH_W -> eigh(a)[0];
          case EIGH_V -> eigh(a)[1];
        };
    ReferenceArray array = ReferenceArray.of(node.dtype(), node.shape());
    double largest = 1;
    for (double[] row : result) {
      for (double x : row) {
        largest = Math.max(largest, Math.abs(x));
      }
    }
    double error = CONDITION * ReferenceArray.roundoff(node.dtype()) * largest;
    int place = 0;
    for (double[] row : result) {
      for (double x : row) {
        array.set(place++, x, error);
      }
    }
    return array;
  }

  /** The rows; a vector is a column. */
  private static double[][] matrix(ReferenceArray array) {
    int rows = array.shape()[0];
    int columns = array.rank() == 1 ? 1 : array.shape()[1];
    double[][] result = new double[rows][columns];
    for (int place = 0; place < array.size(); place++) {
      result[place / columns][place % columns] = ReferenceArray.real(array.get(place));
    }
    return result;
  }

  private static double[][] identity(int n) {
    double[][] result = new double[n][n];
    for (int i = 0; i < n; i++) {
      result[i][i] = 1;
    }
    return result;
  }

  private static double[][] transpose(double[][] a, int columns) {
    double[][] result = new double[columns][a.length];
    for (int i = 0; i < a.length; i++) {
      for (int j = 0; j < columns; j++) {
        result[j][i] = a[i][j];
      }
    }
    return result;
  }

  private static double[][] cholesky(double[][] a) {
    int n = a.length;
    double[][] l = new double[n][n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j <= i; j++) {
        double sum = a[i][j];
        for (int k = 0; k < j; k++) {
          sum -= l[i][k] * l[j][k];
        }
        l[i][j] = i == j ? Math.sqrt(sum) : sum / l[j][j];
      }
    }
    return l;
  }

  /** Gauss–Jordan elimination with row exchanges. */
  private static double[][] solve(double[][] matrix, double[][] rightHandSide) {
    int n = matrix.length;
    double[][] a = copy(matrix);
    double[][] b = copy(rightHandSide);
    for (int k = 0; k < n; k++) {
      exchange(a, k, pivot(a, k), b);
      for (int i = 0; i < n; i++) {
        if (i != k) {
          double factor = a[i][k] / a[k][k];
          subtract(a[i], factor, a[k]);
          subtract(b[i], factor, b[k]);
        }
      }
    }
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < b[i].length; j++) {
        b[i][j] /= a[i][i];
      }
    }
    return b;
  }

  private static double determinant(double[][] matrix) {
    double[][] a = copy(matrix);
    double product = 1;
    for (int k = 0; k < a.length; k++) {
      int pivot = pivot(a, k);
      product *= pivot == k ? 1 : -1;
      exchange(a, k, pivot);
      product *= a[k][k];
      for (int i = k + 1; i < a.length; i++) {
        subtract(a[i], a[i][k] / a[k][k], a[k]);
      }
    }
    return product;
  }

  private static int pivot(double[][] a, int k) {
    int best = k;
    for (int i = k; i < a.length; i++) {
      best = Math.abs(a[i][k]) > Math.abs(a[best][k]) ? i : best;
    }
    return best;
  }

  private static void exchange(double[][] a, int i, int j, double[]... more) {
    double[] row = a[i];
    a[i] = a[j];
    a[j] = row;
    if (more.length > 0) {
      exchange(more, i, j);
    }
  }

  private static void subtract(double[] x, double factor, double[] y) {
    for (int j = 0; j < x.length; j++) {
      x[j] -= factor * y[j];
    }
  }

  private static double[][] copy(double[][] a) {
    double[][] result = new double[a.length][];
    for (int i = 0; i < a.length; i++) {
      result[i] = a[i].clone();
    }
    return result;
  }

  /** Modified Gram–Schmidt, done twice; then the signs that Householder reflections give. */
  private static double[][][] qr(double[][] a) {
    int m = a.length;
    int n = a[0].length;
    int k = Math.min(m, n);
    double[][] columns = transpose(a, n);
    double[][] r = new double[k][n];
    for (int j = 0; j < k; j++) {
      for (int pass = 0; pass < 2; pass++) {
        for (int i = 0; i < j; i++) {
          double projection = dot(columns[i], columns[j]);
          r[i][j] += projection;
          subtract(columns[j], projection, columns[i]);
        }
      }
      r[j][j] = Math.sqrt(dot(columns[j], columns[j]));
      scale(columns[j], 1 / r[j][j]);
    }
    double[][] q = new double[k][];
    for (int i = 0; i < k; i++) {
      q[i] = columns[i];
      for (int j = k; j < n; j++) {
        r[i][j] = dot(columns[i], columns[j]);
      }
    }
    double[][] trailing = copy(a);
    for (int i = 0; i < k; i++) {
      if (reflect(trailing, i)) {
        scale(q[i], -1);
        scale(r[i], -1);
      }
    }
    return new double[][][] {transpose(q, m), r};
  }

  /**
   * Applies the reflection that clears column {@code k} below the diagonal; says whether it makes
   * the diagonal element negative.
   */
  private static boolean reflect(double[][] a, int k) {
    double[] v = new double[a.length];
    for (int i = k; i < a.length; i++) {
      v[i] = a[i][k];
    }
    double below = dot(v, v) - v[k] * v[k];
    if (below == 0) {
      return a[k][k] < 0;
    }
    double alpha = -Math.copySign(Math.sqrt(dot(v, v)), v[k]);
    v[k] -= alpha;
    double norm = dot(v, v);
    for (int j = 0; j < a[0].length; j++) {
      double projection = 0;
      for (int i = k; i < a.length; i++) {
        projection += v[i] * a[i][j];
      }
      for (int i = k; i < a.length; i++) {
        a[i][j] -= 2 * projection / norm * v[i];
      }
    }
    return alpha < 0;
  }

  private static double dot(double[] x, double[] y) {
    double sum = 0;
    for (int i = 0; i < x.length; i++) {
      sum += x[i] * y[i];
    }
    return sum;
  }

  private static void scale(double[] x, double factor) {
    for (int i = 0; i < x.length; i++) {
      x[i] *= factor;
    }
  }

  /** U, the singular values as a row, and Vᴴ, by one-sided Jacobi rotations. */
  private static double[][][] svd(double[][] a) {
    if (a.length < a[0].length) {
      double[][][] mirrored = svd(transpose(a, a[0].length));
      return new double[][][] {
        transpose(mirrored[2], a.length), mirrored[1], transpose(mirrored[0], a.length)
      };
    }
    int n = a[0].length;
    double[][] u = transpose(a, n);
    double[][] v = identity(n);
    for (int sweep = 0; sweep < 60; sweep++) {
      for (int i = 0; i < n; i++) {
        for (int j = i + 1; j < n; j++) {
          double angle = 0.5 * Math.atan2(2 * dot(u[i], u[j]), dot(u[i], u[i]) - dot(u[j], u[j]));
          rotate(u, i, j, angle);
          rotate(v, i, j, angle);
        }
      }
    }
    double[] s = new double[n];
    for (int i = 0; i < n; i++) {
      s[i] = Math.sqrt(dot(u[i], u[i]));
      scale(u[i], 1 / s[i]);
    }
    for (int i = 0; i < n; i++) {
      for (int j = i + 1; j < n; j++) {
        if (s[j] > s[i]) {
          double larger = s[j];
          s[j] = s[i];
          s[i] = larger;
          exchange(u, i, j, v);
        }
      }
    }
    return new double[][][] {transpose(u, a.length), {s}, v};
  }

  private static void rotate(double[][] rows, int i, int j, double angle) {
    double c = Math.cos(angle);
    double s = Math.sin(angle);
    for (int k = 0; k < rows[i].length; k++) {
      double x = rows[i][k];
      double y = rows[j][k];
      rows[i][k] = c * x + s * y;
      rows[j][k] = c * y - s * x;
    }
  }

  /** The eigenvalues as a row and the eigenvectors as columns, by Jacobi rotations. */
  private static double[][][] eigh(double[][] matrix) {
    int n = matrix.length;
    double[][] a = copy(matrix);
    for (int i = 0; i < n; i++) {
      for (int j = i + 1; j < n; j++) {
        a[i][j] = a[j][i];
      }
    }
    double[][] v = identity(n);
    for (int sweep = 0; sweep < 60; sweep++) {
      for (int i = 0; i < n; i++) {
        for (int j = i + 1; j < n; j++) {
          double angle = 0.5 * Math.atan2(2 * a[i][j], a[i][i] - a[j][j]);
          rotate(a, i, j, angle);
          a = transpose(a, n);
          rotate(a, i, j, angle);
          rotate(v, i, j, angle);
        }
      }
    }
    double[] w = new double[n];
    for (int i = 0; i < n; i++) {
      w[i] = a[i][i];
    }
    for (int i = 0; i < n; i++) {
      for (int j = i + 1; j < n; j++) {
        if (w[j] < w[i]) {
          double smaller = w[j];
          w[j] = w[i];
          w[i] = smaller;
          exchange(v, i, j);
        }
      }
    }
    return new double[][][] {{w}, transpose(v, n)};
  }
}
