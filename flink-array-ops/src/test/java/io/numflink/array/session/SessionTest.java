package io.numflink.array.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.data.Offset.offset;

import io.numflink.array.block.ArrayException;
import io.numflink.array.block.BlockGrid;
import io.numflink.array.block.DType;
import io.numflink.array.expr.ComputationException;
import io.numflink.array.expr.LeafSource;
import io.numflink.array.expr.SourcePosition;
import io.numflink.lshs.AssignerOptions;
import io.numflink.lshs.ClusterModel;
import io.numflink.lshs.Placement;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Array programs through the Java API, on embedded clusters. */
@Timeout(120)
class SessionTest {
  private static final SessionOptions TWO_BY_TWO =
      SessionOptions.of(ClusterModel.uniform(2, 2, 1L << 30)).withDriverThreshold(0);

  private static double[] ramp(int length, double scale) {
    double[] values = new double[length];
    for (int i = 0; i < length; i++) {
      values[i] = Math.sin(i * scale);
    }
    return values;
  }

  /** The Gram matrix of rows × columns arrays, by definition. */
  private static double[] gram(double[] x, double[] y, int rows, int columns) {
    double[] result = new double[columns * columns];
    for (int r = 0; r < rows; r++) {
      for (int i = 0; i < columns; i++) {
        for (int j = 0; j < columns; j++) {
          result[i * columns + j] += x[r * columns + i] * y[r * columns + j];
        }
      }
    }
    return result;
  }

  @ParameterizedTest
  @EnumSource(Placement.class)
  void productsAndSumsEqualTheirDefinition(Placement placement) throws Exception {
    int rows = 1000;
    int columns = 7;
    double[] x = ramp(rows * columns, 0.37);
    double[] y = ramp(rows * columns, 0.11);
    try (Session session = Session.embedded(TWO_BY_TWO.withPlacement(placement))) {
      NDArray a = session.array(x, rows, columns).named("X").inBlocksOf(130, 7);
      NDArray b = session.array(y, rows, columns).named("Y").inBlocksOf(130, 7);
      NDArray product = a.t().matmul(b);
      NDArray sum = a.add(b).sum(0);
      session.evaluate(List.of(product.expr(), sum.expr()));
      double[] expected = gram(x, y, rows, columns);
      double[] actual = product.toDoubles();
      for (int i = 0; i < expected.length; i++) {
        // 1000 terms of at most 1: the rounding of either side is below 1000 · 1000 · 2⁻⁵³.
        assertThat(actual[i]).isCloseTo(expected[i], offset(1e-9));
      }
      for (int j = 0; j < columns; j++) {
        double total = 0;
        for (int r = 0; r < rows; r++) {
          total += x[r * columns + j] + y[r * columns + j];
        }
        assertThat(sum.toDoubles()[j]).isCloseTo(total, offset(1e-9));
      }
      assertThat(session.jobs()).hasSize(1);
      assertThat(session.driverOperations()).isZero();
    }
  }

  @Test
  void whatWasEvaluatedIsNotComputedAgain() throws Exception {
    try (Session session =
        Session.embedded(TWO_BY_TWO.withAssigner(AssignerOptions.withNodeGrid(2, 1)))) {
      NDArray x = session.random(7, 5000, 10).named("X").inBlocksOf(600, 10);
      NDArray total = x.exp().sum();
      double first = total.toDoubles()[0];
      assertThat(total.toDoubles()[0]).isEqualTo(first);
      assertThat(session.jobs()).hasSize(1);
      NDArray scaled = total.multiply(2);
      assertThat(scaled.toDoubles()[0]).isEqualTo(2 * first);
      assertThat(session.jobs()).hasSize(2);
      assertThat(session.jobs().get(1).planned().plan().size()).isLessThan(5);
    }
  }

  @Test
  void aLargeArrayThatIsUsedAgainStaysOnTheNodes() throws Exception {
    try (Session session = Session.embedded(TWO_BY_TWO)) {
      NDArray x = session.random(7, 800, 800).named("X").inBlocksOf(300, 300);
      NDArray y = x.matmul(x).named("Y");
      session.setUsedAgain(() -> List.of(y.expr()));
      double sum = y.sum().toDoubles()[0];
      assertThat(y.expr().isKept()).isTrue();
      session.setUsedAgain(List::of);
      double doubled = y.add(y).sum().toDoubles()[0];
      assertThat(doubled).isCloseTo(2 * sum, offset(1e-6));
      assertThat(session.jobs().get(1).planned().blocked().describe())
          .contains("kept")
          .doesNotContain("random");
    }
  }

  @Test
  void anArrayThatIsSoonerComputedThanReadIsNotKept() throws Exception {
    try (Session session = Session.embedded(TWO_BY_TWO)) {
      NDArray x = session.ones(4000, 50).named("X").inBlocksOf(600, 50);
      NDArray y = x.multiply(2).named("Y");
      session.setUsedAgain(() -> List.of(y.expr()));
      assertThat(y.sum().toDoubles()).containsExactly(400_000);
      assertThat(y.expr().isKept()).isFalse();
      assertThat(y.add(y).sum().toDoubles()).containsExactly(800_000);
      assertThat(session.jobs().get(1).planned().blocked().describe()).doesNotContain("kept");
    }
  }

  @Test
  void keptBlocksThatAreLostAreComputedAgain() throws Exception {
    try (Session session = Session.embedded(TWO_BY_TWO)) {
      NDArray x = session.random(7, 800, 800).named("X").inBlocksOf(300, 300);
      NDArray y = x.matmul(x).named("Y");
      session.setUsedAgain(() -> List.of(y.expr()));
      double sum = y.sum().toDoubles()[0];
      y.expr()
          .keep(
              new LeafSource.Kept(
                  "nowhere",
                  new BlockGrid(new long[] {800, 800}, new int[] {300, 300}),
                  DType.FLOAT64,
                  Collections.nCopies(9, 0)));
      assertThat(y.add(y).sum().toDoubles()[0]).isCloseTo(2 * sum, offset(1e-6));
    }
  }

  @Test
  void aChainOfTransfersThatIsTooLongForOneJobRunsAsSeveral() throws Exception {
    int n = 40;
    try (Session session = Session.embedded(TWO_BY_TWO);
        Session alone = Session.embedded(SessionOptions.of(ClusterModel.uniform(1, 1, 1L << 30)))) {
      assertThat(powerIteration(session, n)).isCloseTo(powerIteration(alone, n), offset(1e-9));
      assertThat(session.jobs().size()).isGreaterThan(1);
    }
  }

  private static double powerIteration(Session session, int steps) throws Exception {
    // Large enough for both nodes to work at each step.
    NDArray a = session.random(3, 1000, 1000).inBlocksOf(300, 350);
    NDArray v = session.ones(1000);
    for (int i = 0; i < steps; i++) {
      NDArray w = a.matmul(v);
      v = w.divide(w.max());
    }
    return v.sum().toDoubles()[0];
  }

  @Test
  void smallArraysStayOnTheDriver() throws Exception {
    try (Session session =
        Session.embedded(TWO_BY_TWO.withDriverThreshold(SessionOptions.DEFAULT_DRIVER_THRESHOLD))) {
      assertThat(session.ones(3, 4).add(1).sum().toDoubles()).containsExactly(24);
      assertThat(session.jobs()).isEmpty();
      assertThat(session.driverOperations()).isPositive();
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {0, SessionOptions.DEFAULT_DRIVER_THRESHOLD})
  void aKernelThatRefusesIsReportedWhereItWasWritten(long driverThreshold) throws Exception {
    try (Session session = Session.embedded(TWO_BY_TWO.withDriverThreshold(driverThreshold))) {
      NDArray x;
      try (var scope = new SourcePosition("x.py", 3, "x = solve(a, b)").enter()) {
        x = session.zeros(3, 3).solve(session.ones(3));
      }
      assertThatThrownBy(x::collect)
          .isInstanceOfSatisfying(
              ComputationException.class,
              error -> {
                assertThat(error.errorType()).isEqualTo("LinAlgError");
                assertThat(error).hasMessage("Singular matrix");
                assertThat(error.position().line()).isEqualTo(3);
              });
    }
  }

  @Test
  void shapesThatDoNotFitAreRefusedAtOnce() throws Exception {
    try (Session session = Session.embedded(TWO_BY_TWO)) {
      assertThatThrownBy(() -> session.ones(3, 4).add(session.ones(5)))
          .isInstanceOf(ArrayException.class)
          .hasMessageContaining("(3,4) (5,)");
    }
  }
}
