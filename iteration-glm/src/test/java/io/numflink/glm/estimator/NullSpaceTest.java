package io.numflink.glm.estimator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class NullSpaceTest {
  private static final int ROWS = 12;

  /** Columns 1 and 4 depend on others, of very different lengths. */
  private static double[][] columns() {
    Random random = new Random(5);
    double[][] x = new double[5][ROWS];
    for (int i = 0; i < ROWS; i++) {
      x[0][i] = 1e6 * random.nextGaussian();
      x[2][i] = random.nextGaussian();
      x[3][i] = 1e-3 * random.nextGaussian();
      x[1][i] = 0;
      x[4][i] = x[0][i] - 2 * x[2][i] + x[3][i];
    }
    return x;
  }

  private static final boolean[] DEPENDENT = {false, true, false, false, true};

  @Test
  void isOrthonormalAndChangesNoPrediction() {
    double[][] x = columns();
    List<double[]> basis = NullSpace.of(x, DEPENDENT);
    assertThat(basis).hasSize(2);
    for (int k = 0; k < 2; k++) {
      for (int l = 0; l < 2; l++) {
        assertThat(product(basis.get(k), basis.get(l))).isCloseTo(k == l ? 1 : 0, within(1e-14));
      }
      for (int i = 0; i < ROWS; i++) {
        double sum = 0;
        double size = 0;
        for (int j = 0; j < 5; j++) {
          sum += basis.get(k)[j] * x[j][i];
          size += Math.abs(basis.get(k)[j] * x[j][i]);
        }
        assertThat(Math.abs(sum)).isLessThanOrEqualTo(1e-12 * size);
      }
    }
  }

  @Test
  void whatIsLeftIsShorterAndOrthogonal() {
    List<double[]> basis = NullSpace.of(columns(), DEPENDENT);
    double[] beta = {1, 2, 3, 4, 5};
    double[] shortest = NullSpace.without(basis, beta);
    assertThat(product(shortest, shortest)).isLessThan(product(beta, beta));
    for (double[] direction : basis) {
      assertThat(product(shortest, direction)).isCloseTo(0, within(1e-14));
    }
    assertThat(shortest[1]).isCloseTo(0, within(1e-15));
    assertThat(beta).containsExactly(1, 2, 3, 4, 5);
  }

  private static double product(double[] x, double[] y) {
    double sum = 0;
    for (int i = 0; i < x.length; i++) {
      sum += x[i] * y[i];
    }
    return sum;
  }
}
