package io.numflink.glm.solver;

import java.io.Serializable;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * A step s and the change y of the gradient over it, from which quasi-Newton methods learn the
 * second derivative.
 */
record Pair(double[] s, double[] y) implements Serializable {

  /** sᵀy. */
  double curvature() {
    return dot(s, y);
  }

  /**
   * B g, with B the inverse of a first approximation of the second derivative, corrected by pairs
   * (Nocedal &amp; Wright 2006, algorithm 7.4).
   *
   * @param pairs the oldest first, of curvature above 0
   * @param first the product with the inverse of the first approximation
   */
  static double[] direction(double[] g, List<Pair> pairs, UnaryOperator<double[]> first) {
    double[] q = g.clone();
    double[] a = new double[pairs.size()];
    for (int i = a.length - 1; i >= 0; i--) {
      Pair pair = pairs.get(i);
      a[i] = dot(pair.s(), q) / pair.curvature();
      add(q, -a[i], pair.y());
    }
    q = first.apply(q);
    for (int i = 0; i < a.length; i++) {
      Pair pair = pairs.get(i);
      add(q, a[i] - dot(pair.y(), q) / pair.curvature(), pair.s());
    }
    return q;
  }

  static double[] difference(double[] a, double[] b) {
    double[] difference = a.clone();
    add(difference, -1, b);
    return difference;
  }

  static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int j = 0; j < a.length; j++) {
      sum += a[j] * b[j];
    }
    return sum;
  }

  private static void add(double[] into, double factor, double[] other) {
    for (int j = 0; j < into.length; j++) {
      into[j] += factor * other[j];
    }
  }
}
