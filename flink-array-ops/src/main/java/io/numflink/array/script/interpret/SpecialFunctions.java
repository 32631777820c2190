package io.numflink.array.script.interpret;

/** Functions that Java's own library lacks, to about 15 digits. */
final class SpecialFunctions {
  private static final double[] LANCZOS = {
    0.99999999999980993,
    676.5203681218851,
    -1259.1392167224028,
    771.32342877765313,
    -176.61502916214059,
    12.507343278686905,
    -0.13857109526572012,
    9.9843695780195716e-6,
    1.5056327351493116e-7
  };

  private SpecialFunctions() {}

  /** erf x = 2/√π Σ (−1)ⁿ x²ⁿ⁺¹ / (n! (2n+1)) near 0, 1 − erfc x elsewhere. */
  static double erf(double x) {
    if (Math.abs(x) > 2) {
      return x > 0 ? 1 - erfc(x) : erfc(-x) - 1;
    }
    double term = x;
    double sum = x;
    for (int n = 1; Math.abs(term) > 1e-18 * Math.abs(sum); n++) {
      term *= -x * x / n;
      sum += term / (2 * n + 1);
    }
    return 2 / Math.sqrt(Math.PI) * sum;
  }

  /** erfc x = exp(−x²)/√π · 1/(x + (1/2)/(x + 1/(x + (3/2)/(x + …)))) for large x. */
  static double erfc(double x) {
    if (x < 2) {
      return 1 - erf(x);
    }
    double fraction = x;
    for (int k = 200; k > 0; k--) {
      fraction = x + k / 2.0 / fraction;
    }
    return Math.exp(-x * x) / Math.sqrt(Math.PI) / fraction;
  }

  /** Γ(x): exact for small integers, otherwise by Lanczos' approximation. */
  static double gamma(double x) {
    if (x == Math.rint(x)) {
      if (x <= 0) {
        return Double.NaN;
      }
      if (x < 24) {
        double product = 1;
        for (int i = 2; i < x; i++) {
          product *= i;
        }
        return product;
      }
    }
    if (x < 0.5) {
      return Math.PI / (Math.sin(Math.PI * x) * gamma(1 - x));
    }
    double t = x + 6.5;
    double half = Math.pow(t, (x - 0.5) / 2);
    return Math.sqrt(2 * Math.PI) * half * Math.exp(-t) * half * series(x);
  }

  /** ln |Γ(x)|. */
  static double logGamma(double x) {
    if (x <= 0 && x == Math.rint(x)) {
      return Double.NaN;
    }
    if (x < 0.5) {
      return Math.log(Math.PI / Math.abs(Math.sin(Math.PI * x))) - logGamma(1 - x);
    }
    if (x < 20) {
      return Math.log(gamma(x));
    }
    double t = x + 6.5;
    return 0.5 * Math.log(2 * Math.PI) + (x - 0.5) * Math.log(t) - t + Math.log(series(x));
  }

  private static double series(double x) {
    double sum = LANCZOS[0];
    for (int i = 1; i < LANCZOS.length; i++) {
      sum += LANCZOS[i] / (x - 1 + i);
    }
    return sum;
  }
}
