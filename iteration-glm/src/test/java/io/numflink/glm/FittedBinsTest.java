package io.numflink.glm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.numflink.glm.family.Binomial;
import io.numflink.glm.family.Poisson;
import io.numflink.glm.family.Response;
import io.numflink.glm.inference.FittedBins;
import io.numflink.glm.inference.GlmFit;
import io.numflink.glm.inference.RocCurve;
import io.numflink.glm.solver.SerialTrainer;
import io.numflink.glm.solver.Training;
import io.numflink.glm.solver.TrainingOptions;
import io.numflink.glm.tile.Columns;
import io.numflink.glm.tile.Tile;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Labels, means and residuals in bins of like η, beside what the rows themselves say. */
class FittedBinsTest {
  private static final int ROWS = 3000;
  private static final int TILES = 3;

  /** Rows with one feature. */
  private record Rows(double[] x, double[] y) {
    static Rows binary() {
      Random random = new Random(5);
      double[] x = new double[ROWS];
      double[] y = new double[ROWS];
      for (int i = 0; i < ROWS; i++) {
        x[i] = random.nextGaussian();
        y[i] = random.nextDouble() < 1 / (1 + Math.exp(-1.5 * x[i])) ? 1 : 0;
      }
      return new Rows(x, y);
    }

    List<Tile> tiles() {
      List<Tile> tiles = new ArrayList<>();
      int each = ROWS / TILES;
      for (int t = 0; t < TILES; t++) {
        tiles.add(
            new Tile(
                t,
                (long) t * each,
                new Columns(each, 1, Arrays.copyOfRange(x, t * each, (t + 1) * each)),
                Arrays.copyOfRange(y, t * each, (t + 1) * each),
                null,
                null));
      }
      return tiles;
    }

    /** The share of pairs of a success and a failure that x orders rightly, ties counted half. */
    double area() {
      double right = 0;
      double pairs = 0;
      for (int i = 0; i < ROWS; i++) {
        for (int j = 0; j < ROWS; j++) {
          if (y[i] == 1 && y[j] == 0) {
            pairs++;
            right += x[i] > x[j] ? 1 : x[i] == x[j] ? 0.5 : 0;
          }
        }
      }
      return right / pairs;
    }
  }

  private static GlmFit fit(Rows rows, Response response) {
    return SerialTrainer.fit(
        new Training(response, List.of("x"), TrainingOptions.DEFAULT.withResiduals()),
        rows.tiles());
  }

  @Test
  void givesTheAreaUnderTheRocCurveWithinItsBound() {
    Rows rows = Rows.binary();
    RocCurve roc = RocCurve.of(fit(rows, Response.of(new Binomial())).fitted());
    assertThat(roc.areaBound()).isBetween(0.0, 1e-3);
    assertThat(roc.area()).isCloseTo(rows.area(), within(roc.areaBound()));
    assertThat(roc.falsePositives()).isSorted().startsWith(0).endsWith(1);
    assertThat(roc.truePositives()).isSorted().startsWith(0).endsWith(1);
  }

  @Test
  void saysHowFarTiesLeaveTheAreaOpen() {
    Rows rows = Rows.binary();
    double[] same = new double[ROWS];
    Arrays.setAll(same, i -> i % 2);
    RocCurve roc = RocCurve.of(fit(new Rows(same, rows.y()), Response.of(new Binomial())).fitted());
    // Two values of η: about half of the pairs are tied, and a tie leaves half a pair open
    assertThat(roc.areaBound()).isCloseTo(0.25, within(0.01));
  }

  @Test
  void groupsRowsEvenlyAndAddsThemUp() {
    Rows rows = Rows.binary();
    GlmFit fit = fit(rows, Response.of(new Binomial()));
    List<FittedBins.Group> groups = fit.fitted().groups(20);
    assertThat(groups).hasSize(20);
    double perGroup = ROWS / 20.0;
    assertThat(groups)
        .allSatisfy(each -> assertThat(each.rows()).isCloseTo(perGroup, within(0.1 * perGroup)))
        .isSortedAccordingTo((a, b) -> Double.compare(a.eta(), b.eta()));
    double labels = groups.stream().mapToDouble(each -> each.weights() * each.label()).sum();
    double means = groups.stream().mapToDouble(each -> each.weights() * each.mean()).sum();
    double squares = Arrays.stream(fit.fitted().squares()).sum();
    assertThat(labels).isCloseTo(Arrays.stream(rows.y()).sum(), within(1e-9));
    // With an intercept and the canonical link, means add up to the labels
    assertThat(means).isCloseTo(labels, within(1e-6));
    assertThat(squares).isCloseTo(fit.deviance(), within(1e-9 * fit.deviance()));
  }

  @Test
  void takesRowsOfOneLinearPredictor() {
    double[] y = new double[ROWS];
    Arrays.setAll(y, i -> i % 3);
    GlmFit fit =
        SerialTrainer.fit(
            new Training(
                Response.of(new Poisson()), List.of(), TrainingOptions.DEFAULT.withResiduals()),
            List.of(new Tile(0, 0, new Columns(ROWS, 0, new double[0]), y, null, null)));
    List<FittedBins.Group> groups = fit.fitted().groups(20);
    assertThat(groups).hasSize(1);
    assertThat(groups.get(0).rows()).isEqualTo(ROWS);
    assertThat(groups.get(0).label()).isCloseTo(1, within(1e-12));
  }

  @Test
  void costsNothingUnlessAsked() {
    GlmFit fit =
        SerialTrainer.fit(
            new Training(Response.of(new Binomial()), List.of("x"), TrainingOptions.DEFAULT),
            Rows.binary().tiles());
    assertThat(fit.fitted()).isNull();
    assertThat(fit.residuals()).isNull();
  }
}
