package io.numflink.glm.estimator;

import java.util.ArrayList;
import java.util.List;

/**
 * The directions in which coefficients can change without changing any prediction, where it is
 * known which columns depend on the others: for dependent column xⱼ = X_A c it is eⱼ − c on A.
 */
final class NullSpace {
  private NullSpace() {}

  /**
   * An orthonormal basis.
   *
   * @param columns the columns, each of them a vector; not changed
   * @param dependent which of them are linear combinations of the others
   */
  static List<double[]> of(double[][] columns, boolean[] dependent) {
    int d = columns.length;
    List<double[]> q = new ArrayList<>();
    List<Integer> index = new ArrayList<>();
    // X_A = Q T
    double[][] t = new double[d][d];
    for (int j = 0; j < d; j++) {
      if (!dependent[j]) {
        double[] rest = columns[j].clone();
        t[index.size()] = project(q, rest, d);
        double length = length(rest);
        t[index.size()][q.size()] = length;
        q.add(scaled(rest, 1 / length));
        index.add(j);
      }
    }
    List<double[]> basis = new ArrayList<>();
    for (int j = 0; j < d; j++) {
      if (dependent[j]) {
        double[] c = project(q, columns[j].clone(), d);
        double[] direction = new double[d];
        direction[j] = 1;
        // T c = Qᵀ xⱼ, from the last
        for (int k = index.size() - 1; k >= 0; k--) {
          double value = c[k] / t[k][k];
          direction[index.get(k)] = -value;
          for (int i = 0; i < k; i++) {
            c[i] -= t[k][i] * value;
          }
        }
        project(basis, direction, d);
        basis.add(scaled(direction, 1 / length(direction)));
      }
    }
    return basis;
  }

  /** The part of a vector that is orthogonal to an orthonormal basis. */
  static double[] without(List<double[]> basis, double[] vector) {
    double[] rest = vector.clone();
    project(basis, rest, vector.length);
    return rest;
  }

  /**
   * Takes the span of orthonormal vectors out of another one, twice, as once leaves what rounding
   * made of it (Giraud, Langou &amp; Rozložník 2005); gives the coefficients.
   */
  private static double[] project(List<double[]> q, double[] vector, int room) {
    double[] coefficients = new double[room];
    for (int turn = 0; turn < 2; turn++) {
      for (int k = 0; k < q.size(); k++) {
        double[] unit = q.get(k);
        double product = 0;
        for (int i = 0; i < vector.length; i++) {
          product += unit[i] * vector[i];
        }
        coefficients[k] += product;
        for (int i = 0; i < vector.length; i++) {
          vector[i] -= product * unit[i];
        }
      }
    }
    return coefficients;
  }

  private static double length(double[] vector) {
    double sum = 0;
    for (double x : vector) {
      sum += x * x;
    }
    return Math.sqrt(sum);
  }

  private static double[] scaled(double[] vector, double factor) {
    double[] result = new double[vector.length];
    for (int i = 0; i < vector.length; i++) {
      result[i] = factor * vector[i];
    }
    return result;
  }
}
