package io.numflink.glm.solver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** Random quadratics: the conditions of the minimum, and the same as by coordinate descent. */
class AdmmTest {

  @Property(tries = 300)
  void findsTheMinimum(
      @ForAll long seed,
      @ForAll @IntRange(min = 1, max = 12) int p,
      @ForAll @IntRange(min = 0, max = 3) int dependence) {
    Random random = new Random(seed);
    double[] h = information(random, p, Math.pow(10, -dependence));
    double[] g = random.doubles(p, -1, 1).toArray();
    double[] b = random.doubles(p, -1, 1).toArray();
    double[] l1 = random.doubles(p, 0, 0.8).toArray();
    double[] l2 = random.doubles(p, 0, 0.1).toArray();
    l1[0] = 0; // as of an intercept
    double[] beta = Admm.solve(h, g, b, l1, l2);
    double largest = Arrays.stream(beta).map(Math::abs).max().orElseThrow();
    for (int j = 0; j < p; j++) {
      double gradient = g[j] - l2[j] * beta[j];
      for (int k = 0; k < p; k++) {
        gradient -= h[j * p + k] * (beta[k] - b[k]);
      }
      if (beta[j] == 0) {
        assertThat(Math.abs(gradient)).isLessThanOrEqualTo(l1[j] + 1e-9);
      } else {
        // Pivots are at least 1e-7, so the solution has nine digits and the gradient more
        assertThat(gradient).isCloseTo(l1[j] * Math.signum(beta[j]), within(1e-9 * (1 + largest)));
      }
    }
    double[] descended = CoordinateDescent.solve(h, g, b, l1, l2);
    for (int j = 0; j < p; j++) {
      assertThat(beta[j]).isCloseTo(descended[j], within(1e-6 * (1 + largest)));
    }
  }

  @Test
  void columnsOfZerosHaveNoCoefficients() {
    double[] none = new double[2];
    assertThat(Admm.solve(new double[4], none, none, new double[] {1, 1}, none)).containsOnly(0);
    double[] h = {2, 0, 0, 0};
    assertThat(Admm.solve(h, new double[] {3, 0}, none, new double[] {1, 1}, none))
        .containsExactly(new double[] {1, 0}, within(1e-15));
  }

  /** XᵀX of normal rows whose columns have so much of their own beside what they share. */
  private static double[] information(Random random, int p, double own) {
    int n = 3 * p;
    double[] x = new double[n * p];
    for (int i = 0; i < n; i++) {
      double shared = random.nextGaussian();
      for (int j = 0; j < p; j++) {
        x[i * p + j] = (shared + own * random.nextGaussian()) / Math.sqrt(n);
      }
    }
    double[] h = new double[p * p];
    for (int j = 0; j < p; j++) {
      for (int k = 0; k < p; k++) {
        for (int i = 0; i < n; i++) {
          h[j * p + k] += x[i * p + j] * x[i * p + k];
        }
      }
    }
    return h;
  }
}
