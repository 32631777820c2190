package io.numflink.glm.solver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.numflink.glm.family.Binomial;
import io.numflink.glm.family.Family;
import io.numflink.glm.family.Gaussian;
import io.numflink.glm.family.Link;
import io.numflink.glm.family.Poisson;
import io.numflink.glm.family.Response;
import io.numflink.glm.inference.GlmFit;
import io.numflink.glm.tile.Columns;
import io.numflink.glm.tile.GramPass;
import io.numflink.glm.tile.Pass;
import io.numflink.glm.tile.Tile;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Fits so large that training makes XᵀWX as rarely as it can. Where they end is told by the step of
 * Newton's method that is still to be made from there, and by L-BFGS, which goes another way.
 */
class LargeFitTest {
  private static final int ROWS = 45_000;
  private static final int COLUMNS = 110;
  private static final int TILE_ROWS = 900;
  private static final Response LOGISTIC = Response.of(new Binomial());

  /** Features from −1 to 1 about means far from 0, weights and offsets, in tiles. */
  private static List<Tile> tiles(Family family, boolean weighted) {
    SplittableRandom random = new SplittableRandom(17);
    double[] beta = random.doubles(COLUMNS, -0.3, 0.3).toArray();
    List<Tile> tiles = new ArrayList<>();
    for (int t = 0; t < ROWS / TILE_ROWS; t++) {
      double[] x = random.doubles((long) TILE_ROWS * COLUMNS, 9, 11).toArray();
      double[] offsets = random.doubles(TILE_ROWS, -0.5, 0.5).toArray();
      double[] y = new double[TILE_ROWS];
      for (int i = 0; i < TILE_ROWS; i++) {
        double eta = weighted ? offsets[i] : 0;
        for (int j = 0; j < COLUMNS; j++) {
          eta += (x[j * TILE_ROWS + i] - 10) * beta[j];
        }
        y[i] = label(family, eta, random);
      }
      double[] weights = random.ints(TILE_ROWS, 0, 3).asDoubleStream().toArray();
      tiles.add(
          new Tile(
              numberOf(t),
              (long) t * TILE_ROWS,
              new Columns(TILE_ROWS, COLUMNS, x),
              y,
              weighted ? weights : null,
              weighted ? offsets : null));
    }
    return tiles;
  }

  /** As of tiles two in a split. */
  private static int numberOf(int t) {
    return t / 2 << 16 | t % 2;
  }

  private static double label(Family family, double eta, SplittableRandom random) {
    if (family instanceof Binomial) {
      return random.nextDouble() < 1 / (1 + Math.exp(-eta)) ? 1 : 0;
    }
    if (family instanceof Gaussian) {
      return eta + random.nextDouble() - 0.5;
    }
    double limit = Math.exp(-Math.exp(eta));
    int count = 0;
    for (double product = random.nextDouble(); product > limit; product *= random.nextDouble()) {
      count++;
    }
    return count;
  }

  /** The passes over one tile in some, over all for XᵀWX, and for the gradient. */
  private record Trained(GlmFit fit, List<String> passes) {
    long count(String name) {
      return passes.stream().filter(name::equals).count();
    }
  }

  private static Trained train(Response response, TrainingOptions options, List<Tile> tiles) {
    List<String> names = IntStream.range(0, COLUMNS).mapToObj(j -> "x" + j).toList();
    Stage stage = new Training(response, names, options).start();
    List<String> passes = new ArrayList<>();
    while (!stage.finished()) {
      Pass pass = stage.pass();
      boolean share = tiles.stream().anyMatch(tile -> !pass.uses(tile.id()));
      passes.add(share ? "share" : pass.getClass().getSimpleName());
      stage = stage.next(SerialTrainer.superstep(pass, tiles));
    }
    return new Trained(((Finished) stage).fit(), passes);
  }

  /** Newton's step from the estimates is nothing beside standard errors, which are those there. */
  private static void assertEnd(GlmFit fit, List<Tile> tiles) {
    assertThat(fit.converged()).isTrue();
    TrainingOptions stopping = TrainingOptions.DEFAULT.withStopping(1e-13, 500);
    GlmFit other = train(fit.response(), stopping.withSolver(SolverKind.LBFGS), tiles).fit();
    for (int j = 0; j < fit.estimates().length; j++) {
      double error = other.standardError(j);
      if (Double.isNaN(other.estimates()[j])) {
        assertThat(fit.estimates()[j]).isNaN();
        continue;
      }
      assertThat(fit.estimates()[j]).isCloseTo(other.estimates()[j], within(1e-4 * error));
      if (fit.root() != null) {
        assertThat(fit.standardError(j)).isCloseTo(error, within(1e-6 * error));
      }
    }
    assertThat(fit.deviance()).isCloseTo(other.deviance(), within(1e-9 * other.deviance()));
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void logisticRegressionMakesTheInformationTwice(boolean weighted) {
    List<Tile> tiles = tiles(new Binomial(), weighted);
    Trained trained = train(LOGISTIC, TrainingOptions.DEFAULT, tiles);
    assertEnd(trained.fit(), tiles);
    assertThat(trained.count("share")).isBetween(2L, 4L);
    assertThat(trained.count("GramPass")).isEqualTo(2);
    assertThat(trained.count("GradientPass")).isBetween(1L, 5L);
    assertThat(trained.fit().trace()).hasSize(trained.fit().iterations());
  }

  @Test
  void poissonRegressionDoesToo() {
    List<Tile> tiles = tiles(new Poisson(), true);
    Trained trained = train(Response.of(new Poisson()), TrainingOptions.DEFAULT, tiles);
    assertEnd(trained.fit(), tiles);
    assertThat(trained.count("share")).isPositive();
    assertThat(trained.count("GramPass")).isLessThanOrEqualTo(3);
  }

  @Test
  void leastSquaresMakesItOnce() {
    List<Tile> tiles = tiles(new Gaussian(), true);
    Trained trained = train(Response.of(new Gaussian()), TrainingOptions.DEFAULT, tiles);
    assertEnd(trained.fit(), tiles);
    assertThat(trained.fit().root()).isNotNull();
    assertThat(trained.passes())
        .containsExactly(
            "SurveyPass",
            "GramPass",
            "GradientPass",
            "ConstantPass",
            "ConstantPass",
            "ConstantPass",
            "AssessPass");
  }

  @Test
  void withoutStandardErrorsItIsMadeOnce() {
    List<Tile> tiles = tiles(new Binomial(), false);
    Trained trained = train(LOGISTIC, TrainingOptions.DEFAULT.withEstimatesOnly(true), tiles);
    assertEnd(trained.fit(), tiles);
    assertThat(trained.fit().root()).isNull();
    assertThat(trained.count("GramPass")).isEqualTo(1);
  }

  @Test
  void ridgeRegressionEndsAtItsMinimum() {
    List<Tile> tiles = tiles(new Binomial(), true);
    TrainingOptions options = TrainingOptions.DEFAULT.withPenalty(0, 0.01, true);
    Trained trained = train(LOGISTIC, options, tiles);
    assertThat(trained.count("share")).isPositive();
    assertThat(trained.count("GramPass")).isEqualTo(1);
    GlmFit other =
        train(LOGISTIC, options.withSolver(SolverKind.LBFGS).withStopping(1e-13, 500), tiles).fit();
    assertThat(trained.fit().converged()).isTrue();
    // Slopes are up to 0.3; with this penalty the objective's curvature is at least its 0.01 / 3
    assertThat(trained.fit().estimates()).containsExactly(other.estimates(), within(1e-6));
  }

  /** The tiles with other labels or features. */
  private static List<Tile> changed(List<Tile> tiles, IntUnaryOperator label, boolean aliased) {
    List<Tile> changed = new ArrayList<>();
    for (Tile tile : tiles) {
      double[] x = tile.features().values().clone();
      double[] y = tile.labels().clone();
      for (int i = 0; i < y.length; i++) {
        int chosen = label.applyAsInt(tile.id());
        y[i] = chosen < 0 ? y[i] : chosen;
        if (aliased) {
          x[5 * y.length + i] = x[i] + x[y.length + i];
        }
      }
      changed.add(
          new Tile(
              tile.id(),
              tile.firstRow(),
              new Columns(y.length, COLUMNS, x),
              y,
              tile.weights(),
              tile.offsets()));
    }
    return changed;
  }

  private static boolean inShare(int tile) {
    return new GramPass(LOGISTIC, null, null, HeadStartStage.EVERY).uses(tile);
  }

  /** A share that has nothing to do with the rest is a bad start, and no more than that. */
  @ParameterizedTest
  @ValueSource(ints = {0, 1})
  void shareOfOneClassMisleadsNobody(int label) {
    List<Tile> tiles = changed(tiles(new Binomial(), false), id -> inShare(id) ? label : -1, false);
    Trained trained = train(LOGISTIC, TrainingOptions.DEFAULT, tiles);
    assertThat(trained.count("share")).isPositive();
    assertEnd(trained.fit(), tiles);
  }

  @Test
  void shareWithLabelsTheOtherWayRoundMisleadsNobody() {
    List<Tile> given = tiles(new Binomial(), false);
    List<Tile> tiles = new ArrayList<>();
    for (Tile tile : given) {
      double[] y = Arrays.stream(tile.labels()).map(l -> inShare(tile.id()) ? 1 - l : l).toArray();
      tiles.add(new Tile(tile.id(), tile.firstRow(), tile.features(), y, null, null));
    }
    assertEnd(train(LOGISTIC, TrainingOptions.DEFAULT, tiles).fit(), tiles);
  }

  @Test
  void aliasedColumnsAreFound() {
    List<Tile> tiles = changed(tiles(new Binomial(), false), id -> -1, true);
    GlmFit fit = train(LOGISTIC, TrainingOptions.DEFAULT, tiles).fit();
    assertThat(fit.rank()).isEqualTo(COLUMNS);
    assertThat(fit.estimates()[6]).isNaN();
    assertEnd(fit, tiles);
  }

  @Test
  void otherLinksAndPenaltiesGoTheLongWay() {
    List<Tile> tiles = tiles(new Binomial(), false);
    Response probit = new Response(new Binomial(), Link.parse("probit"));
    Trained trained = train(probit, TrainingOptions.DEFAULT, tiles);
    assertThat(trained.count("share") + trained.count("GradientPass")).isZero();
    Trained lasso = train(LOGISTIC, TrainingOptions.DEFAULT.withPenalty(0.01, 0, false), tiles);
    assertThat(lasso.count("share") + lasso.count("GradientPass")).isZero();
  }

  /** As many tiles as they are, with other numbers, so that another share is begun with. */
  private static List<Tile> renumbered(List<Tile> tiles) {
    List<Tile> renumbered = new ArrayList<>();
    for (int t = 0; t < tiles.size(); t++) {
      Tile tile = tiles.get(t);
      renumbered.add(
          new Tile(
              numberOf(t + 1001),
              tile.firstRow(),
              tile.features(),
              tile.labels(),
              tile.weights(),
              tile.offsets()));
    }
    return renumbered;
  }

  /** Results that depend on tiles by more than rounding would depend on the number of slots. */
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void shareThatIsBegunWithDoesNotMatter(boolean estimatesOnly) {
    List<Tile> tiles = tiles(new Binomial(), true);
    TrainingOptions options = TrainingOptions.DEFAULT.withEstimatesOnly(estimatesOnly);
    GlmFit errors = train(LOGISTIC, TrainingOptions.DEFAULT, tiles).fit();
    GlmFit fit = train(LOGISTIC, options, tiles).fit();
    GlmFit other = train(LOGISTIC, options, renumbered(tiles)).fit();
    double distance = 0;
    for (int j = 0; j < fit.estimates().length; j++) {
      double difference = Math.abs(fit.estimates()[j] - other.estimates()[j]);
      distance = Math.max(distance, difference / errors.standardError(j));
    }
    assertThat(distance).isLessThan(1e-9);
  }

  /** Slots that have every k-th split get nearly the same number of tiles of the share. */
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 6, 8})
  void shareIsSpread(int slots) {
    for (int slot = 0; slot < slots; slot++) {
      int first = slot;
      long used =
          IntStream.range(0, 48)
              .map(k -> k * slots + first)
              .flatMap(split -> IntStream.range(0, 2).map(index -> split << 16 | index))
              .filter(LargeFitTest::inShare)
              .count();
      assertThat(used).isBetween(8L, 16L); // 12 of 96
    }
  }
}
