package io.numflink.glm.family;

import io.numflink.array.kernel.VectorLoops;
import org.apache.commons.numbers.gamma.LogGamma;

/** Logarithms that likelihoods are made of. */
final class Logarithms {
  private Logarithms() {}

  /** y ln(y / μ), 0 at y = 0. */
  static double yLogRatio(double y, double mean) {
    return y == 0 ? 0 : y * Math.log(y / mean);
  }

  /** x ln y, 0 at x = 0. */
  static double times(double x, double y) {
    return x == 0 ? 0 : x * Math.log(y);
  }

  /** ln Γ(x), x &gt; 0. */
  static double gamma(double x) {
    return LogGamma.value(x);
  }

  /** Replaces {@code n} elements by their logarithms. */
  static void inPlace(double[] x, int n) {
    VectorLoops.LOG.run(new Object[] {x}, new int[1], x, 0, n);
  }

  /** Σ x of {@code n} elements in four strands: additions to one sum wait for each other. */
  static double sum(double[] x, int n) {
    double s0 = 0;
    double s1 = 0;
    double s2 = 0;
    double s3 = 0;
    int i = 0;
    for (; i + 4 <= n; i += 4) {
      s0 += x[i];
      s1 += x[i + 1];
      s2 += x[i + 2];
      s3 += x[i + 3];
    }
    for (; i < n; i++) {
      s0 += x[i];
    }
    return s0 + s1 + (s2 + s3);
  }
}
