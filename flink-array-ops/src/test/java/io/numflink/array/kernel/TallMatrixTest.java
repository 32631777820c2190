package io.numflink.array.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is accumulated over chunks of a tall matrix, against plain sums. */
class TallMatrixTest {
  private static final double[] NONE = {};

  private final Random random = new Random(11);

  private static double[] byColumns(double[] rows, int from, int m, int n, int stride) {
    double[] columns = new double[stride * n];
    for (int i = 0; i < m; i++) {
      for (int j = 0; j < n; j++) {
        columns[j * stride + i] = rows[(from + i) * n + j];
      }
    }
    return columns;
  }

  private static double[] gram(double[] rows, int m, int n) {
    double[] gram = new double[n * n];
    for (int i = 0; i < m; i++) {
      for (int j = 0; j < n; j++) {
        for (int k = 0; k < n; k++) {
          gram[j * n + k] += rows[i * n + j] * rows[i * n + k];
        }
      }
    }
    return gram;
  }

  @ParameterizedTest
  @CsvSource({
    "1, 1, 1",
    "7, 3, 2",
    "100, 29, 33",
    "5, 8, 5",
    "64, 1, 9",
    "900, 33, 300",
    "1000, 34, 300",
    "1700, 9, 1000"
  })
  void gramMatrixIsTheSumOverChunks(int m, int n, int chunk) {
    double[] rows = random.doubles((long) m * n, -1, 1).toArray();
    double[] packed = new double[n * (n + 1) / 2];
    try (GramMatrix sum = new GramMatrix(n)) {
      sum.addTo(packed, 0);
      assertThat(packed).containsOnly(0);
      for (int from = 0; from < m; from += chunk) {
        int length = Math.min(chunk, m - from);
        sum.add(byColumns(rows, from, length, n, chunk + 3), chunk + 3, length);
      }
      sum.addTo(packed, 0);
    }
    double[] expected = gram(rows, m, n);
    int at = 0;
    for (int i = 0; i < n; i++) {
      for (int j = i; j < n; j++) {
        assertThat(packed[at++]).isCloseTo(expected[i * n + j], within(1e-14 * m));
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"1, 1, 1", "7, 3, 2", "100, 29, 33", "5, 8, 5", "64, 1, 9"})
  void triangularFactorHasTheGramMatrix(int m, int n, int chunk) {
    double[] rows = random.doubles((long) m * n, -1, 1).toArray();
    double[] r = new double[n * n];
    for (int from = 0; from < m; from += chunk) {
      int length = Math.min(chunk, m - from);
      TriangularFactor.update(r, n, byColumns(rows, from, length, n, chunk), chunk, length);
    }
    TriangularFactor.update(r, n, NONE, 0, 0);
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < i; j++) {
        assertThat(r[i * n + j]).isZero();
      }
    }
    assertThat(gram(r, n, n)).containsExactly(gram(rows, m, n), within(1e-14 * m));
  }
}
