package io.numflink.glm.solver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.numflink.glm.Golden;
import io.numflink.glm.family.Binomial;
import io.numflink.glm.family.Gamma;
import io.numflink.glm.family.Gaussian;
import io.numflink.glm.family.GlmException;
import io.numflink.glm.family.Link;
import io.numflink.glm.family.NegativeBinomial;
import io.numflink.glm.family.Poisson;
import io.numflink.glm.family.Response;
import io.numflink.glm.inference.GlmFit;
import io.numflink.glm.tile.Columns;
import io.numflink.glm.tile.Evaluation;
import io.numflink.glm.tile.GradientPass;
import io.numflink.glm.tile.Predictor;
import io.numflink.glm.tile.Tile;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class SolverTest {
  private static final TrainingOptions EXACT = TrainingOptions.DEFAULT.withStopping(1e-13, 5000);

  /**
   * A decrease of 10⁻¹³ D that is left to make is (δ / standard error)² φ of a coefficient, which
   * for D up to 10⁵ is a change below 10⁻⁴ standard errors.
   */
  @ParameterizedTest
  @CsvSource({
    "poisson-log, 0", "poisson-offset, 0.1", "binomial-logit, 0", "binomial-probit, 0.01",
    "binomial-cloglog, 0", "gamma-log, 0", "gaussian-identity, 0", "gaussian-year, 0.3",
    "negative-binomial-log, 0", "tweedie-log, 0.05", "poisson-sqrt, 0", "poisson-cells, 0",
    "inverse-gaussian-log, 0"
  })
  void firstOrderSolversEndWhereNewtonDoes(String name, double l2) {
    Golden golden = Golden.named(name);
    List<Tile> tiles = golden.tiles(50);
    TrainingOptions options = EXACT.withPenalty(0, l2, false);
    GlmFit newton = SerialTrainer.fit(golden.training(options), tiles);
    // Errors of the unpenalised fit are the scale of the data's information either way
    GlmFit scale = SerialTrainer.fit(golden.training(EXACT), tiles);
    for (SolverKind kind : new SolverKind[] {SolverKind.LBFGS, SolverKind.GD}) {
      GlmFit fit = SerialTrainer.fit(golden.training(options.withSolver(kind)), tiles);
      assertThat(fit.converged()).as("%s in %d", kind, fit.iterations()).isTrue();
      for (int j = 0; j < newton.estimates().length; j++) {
        assertThat(fit.estimates()[j])
            .as("%s %s", kind, fit.names().get(j))
            .isCloseTo(newton.estimates()[j], within(1e-4 * scale.standardError(j)));
      }
      assertThat(fit.deviance()).isCloseTo(newton.deviance(), within(1e-7 * newton.deviance()));
    }
  }

  @Test
  void aliasedColumnsOfFirstOrderSolversAreNotAvailableEither() {
    Golden golden = Golden.named("poisson-aliased");
    GlmFit newton = SerialTrainer.fit(golden.training(EXACT), golden.tiles(50));
    GlmFit lbfgs =
        SerialTrainer.fit(golden.training(EXACT.withSolver(SolverKind.LBFGS)), golden.tiles(50));
    assertThat(newton.rank()).isEqualTo(5);
    for (int j = 0; j < newton.estimates().length; j++) {
      if (Double.isNaN(newton.estimates()[j])) {
        assertThat(lbfgs.estimates()[j]).isNaN();
      } else {
        assertThat(lbfgs.estimates()[j])
            .isCloseTo(newton.estimates()[j], within(1e-4 * newton.standardError(j)));
      }
    }
  }

  /**
   * With an identity link the information of the negative binomial family as observed is more than
   * twice that expected: whole Fisher steps overshoot, the further the longer, and swing about the
   * minimum for ever, as steps by which the deviance grows by a 10⁻⁸th are taken.
   */
  @Test
  void scoringDoesNotSwingAboutTheMinimum() {
    double[] x = {
      0.78, 0.41, 0.17, 0.15, 0.71, 1.00, 0.75, 0.70, 0.41, 0.13, 0.93, 0.59, 0.57, 0.57, 0.18,
      0.75, 0.03, 0.46, 0.07, 0.46, 0.54, 0.08, 0.79, 0.08, 0.45, 0.89, 0.24
    };
    double[] y = {0, 1, 0, 4, 0, 3, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 2, 0, 0, 0, 0, 1, 0, 0, 0};
    double theta = 0.207;
    GlmFit fit =
        SerialTrainer.fit(
            new Training(
                new Response(new NegativeBinomial(theta), Link.parse("identity")),
                List.of("x"),
                TrainingOptions.DEFAULT),
            List.of(new Tile(0, 0, Columns.ofRows(x.length, 1, x), y, null, null)));
    assertThat(fit.converged()).isTrue();
    assertThat(fit.iterations()).isLessThan(25);
    // Σ x (y − μ) / (μ + μ²/θ) = 0, of terms up to 4; both are far above their standard errors'
    // 1e-7
    for (int power = 0; power < 2; power++) {
      double score = 0;
      for (int i = 0; i < x.length; i++) {
        double mean = fit.estimates()[0] + fit.estimates()[1] * x[i];
        score += Math.pow(x[i], power) * (y[i] - mean) / (mean + mean * mean / theta);
      }
      assertThat(score).isCloseTo(0, within(1e-7));
    }
  }

  /**
   * At the minimum with penalties, the gradient of the mean log-likelihood less λ₂ c² β is λ₁ c
   * sign(β) where β is not 0, and no larger where it is.
   */
  @ParameterizedTest
  @CsvSource({
    "binomial-logit, 0.02, 0, false", "binomial-logit, 0.02, 0.05, true",
    "poisson-offset, 0.05, 0.01, true", "poisson-aliased, 0.05, 0.0, true",
    "gaussian-factor, 0.3, 0.1, false", "gamma-log, 0.02, 0, true",
    "gaussian-no-intercept, 0.1, 0, false", "binomial-probit, 0.01, 0, true"
  })
  void elasticNetFulfilsTheConditionsOfItsMinimum(
      String name, double l1, double l2, boolean standardize) {
    Golden golden = Golden.named(name);
    List<Tile> tiles = golden.tiles(40);
    TrainingOptions options = EXACT.withPenalty(l1, l2, standardize);
    for (SolverKind kind : List.of(SolverKind.NEWTON, SolverKind.ADMM)) {
      GlmFit fit = SerialTrainer.fit(golden.training(options.withSolver(kind)), tiles);
      assertMinimum(fit, tiles, l1, l2, standardize);
    }
  }

  private static void assertMinimum(
      GlmFit fit, List<Tile> tiles, double l1, double l2, boolean standardize) {
    assertThat(fit.converged()).isTrue();
    int first = fit.intercept() ? 1 : 0;
    int d = tiles.get(0).columns();
    Predictor predictor = new Predictor(fit.intercept(), new double[d], fit.estimates());
    double[] merged = SerialTrainer.superstep(new GradientPass(fit.response(), predictor), tiles);
    double[] g = Evaluation.gradient(merged, predictor.size());
    int zeros = 0;
    for (int j = 0; j < g.length; j++) {
      double gradient = g[j] / fit.weights();
      if (j < first) {
        assertThat(gradient).isCloseTo(0, within(1e-6));
        continue;
      }
      double deviation = deviation(tiles, j - first);
      double c = standardize && deviation > 1e-9 ? deviation : 1;
      double beta = fit.estimates()[j];
      double scale = 1e-5 * l1 * c;
      if (beta == 0) {
        zeros++;
        assertThat(Math.abs(gradient)).isLessThanOrEqualTo(l1 * c + scale);
      } else {
        assertThat(gradient - l2 * c * c * beta)
            .isCloseTo(Math.signum(beta) * l1 * c, within(scale));
      }
    }
    assertThat(zeros).as("columns that are left out").isLessThan(g.length - first);
  }

  private static double deviation(List<Tile> tiles, int column) {
    double weights = 0;
    double sum = 0;
    double squares = 0;
    for (Tile tile : tiles) {
      for (int i = 0; i < tile.rows(); i++) {
        double w = tile.weights() == null ? 1 : tile.weights()[i];
        double x = tile.features().get(i, column);
        weights += w;
        sum += w * x;
        squares += w * x * x;
      }
    }
    double mean = sum / weights;
    return Math.sqrt(squares / weights - mean * mean);
  }

  /** A training goes on from a copy of any of its stages as if nothing had happened. */
  @ParameterizedTest
  @EnumSource(SolverKind.class)
  void stagesSurviveSerialisation(SolverKind kind) throws Exception {
    Golden golden = Golden.named("poisson-offset");
    List<Tile> tiles = golden.tiles(60);
    Training training =
        golden.training(TrainingOptions.DEFAULT.withStopping(1e-8, 60).withSolver(kind));
    GlmFit expected = SerialTrainer.fit(training, tiles);
    Stage stage = copy(training.start());
    while (!(stage instanceof Finished)) {
      stage = copy(stage.next(SerialTrainer.superstep(copy(stage.pass()), tiles)));
    }
    GlmFit fit = ((Finished) stage).fit();
    assertThat(fit.estimates()).containsExactly(expected.estimates());
    assertThat(fit.iterations()).isEqualTo(expected.iterations());
    assertThat(fit.deviance()).isEqualTo(expected.deviance());
    assertThat(fit.trace()).isEqualTo(expected.trace()).isNotEmpty();
  }

  @SuppressWarnings("unchecked")
  private static <T> T copy(T value) throws IOException, ClassNotFoundException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(value);
    }
    try (ObjectInputStream in =
        new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      return (T) in.readObject();
    }
  }

  @Test
  void stochasticDescentComesNearAndSaysThatItIsNotThere() {
    Golden golden = Golden.named("poisson-offset");
    GlmFit exact = SerialTrainer.fit(golden.training(EXACT), golden.tiles(50));
    TrainingOptions options =
        TrainingOptions.DEFAULT
            .withSolver(SolverKind.SGD)
            .withStopping(1e-10, 2000)
            .withBatches(1, 0.2, 0.3);
    GlmFit fit = SerialTrainer.fit(golden.training(options), golden.tiles(50));
    assertThat(fit.converged()).isFalse();
    assertThat(fit.warnings()).anyMatch(warning -> warning.contains("did not converge"));
    for (int j = 0; j < fit.estimates().length; j++) {
      assertThat(fit.estimates()[j])
          .isCloseTo(exact.estimates()[j], within(0.5 * exact.standardError(j)));
    }
  }

  @Test
  void separationIsSaid() {
    Golden golden = Golden.named("binomial-separated");
    GlmFit fit =
        SerialTrainer.fit(
            golden.training(TrainingOptions.DEFAULT.withStopping(1e-8, 25)), golden.tiles(30));
    assertThat(fit.extremes()).isPositive();
    assertThat(fit.warnings()).anyMatch(warning -> warning.contains("numerically 0 or 1"));
    assertThat(fit.deviance()).isLessThan(1e-5);
    assertThat(fit.iterations()).isEqualTo((int) golden.number("iterations"));
  }

  @Test
  void tooFewIterationsAreReported() {
    Golden golden = Golden.named("poisson-randhie");
    GlmFit fit =
        SerialTrainer.fit(
            golden.training(TrainingOptions.DEFAULT.withStopping(1e-8, 2)), golden.tiles(5000));
    assertThat(fit.converged()).isFalse();
    assertThat(fit.iterations()).isEqualTo(2);
    assertThat(fit.warnings()).containsExactly("irls did not converge in 2 iterations");
  }

  // ---- data that cannot be fitted, or only in part

  private static Tile tile(double[] x, double[] y) {
    return new Tile(0, 0, Columns.ofRows(y.length, x.length / y.length, x), y, null, null);
  }

  private static Tile tile(int rows, double[] weights) {
    Columns features = new Columns(rows, 1, new double[rows]);
    return new Tile(0, 0, features, new double[rows], weights, null);
  }

  private static GlmFit fit(Response response, int columns, Tile tile) {
    List<String> names = IntStream.range(0, columns).mapToObj(j -> "x" + j).toList();
    return SerialTrainer.fit(new Training(response, names, TrainingOptions.DEFAULT), List.of(tile));
  }

  @Test
  void fewerRowsThanColumnsLeaveSomeAliased() {
    Random random = new Random(5);
    GlmFit fit =
        fit(
            Response.of(new Gaussian()),
            6,
            tile(random.doubles(24).toArray(), random.doubles(4).toArray()));
    assertThat(fit.rank()).isEqualTo(4);
    assertThat(fit.residualDegrees()).isZero();
    assertThat(fit.dispersion()).isNaN();
    assertThat(fit.pValue(0)).isNaN();
  }

  @Test
  void constantColumnIsAliasedByTheIntercept() {
    double[] x = {0.1, 5, 0.1, 6, 0.1, 8, 0.1, 1};
    GlmFit fit = fit(Response.of(new Poisson()), 2, tile(x, new double[] {2, 1, 4, 3}));
    assertThat(fit.estimates()[1]).isNaN();
    assertThat(fit.estimates()[2]).isFinite();
  }

  @Test
  void noRowsAndRowsWithoutWeightAreRefused() {
    Response response = Response.of(new Gaussian());
    assertThatThrownBy(() -> fit(response, 1, tile(0, new double[0])))
        .isInstanceOf(GlmException.class)
        .hasMessage("there are no rows to fit");
    assertThatThrownBy(() -> fit(response, 1, tile(2, new double[2])))
        .hasMessage("all 2 rows have weight 0");
  }

  @Test
  void columnsThatAreNotFiniteAreNamed() {
    double[] x = {1, 2, 3, Double.NaN, 5, 6};
    assertThatThrownBy(() -> fit(Response.of(new Gaussian()), 2, tile(x, new double[] {1, 2, 3})))
        .hasMessage("column x1 has values that are not finite numbers");
  }

  @Test
  void stepsToMeansThatDoNotExistAreSaid() {
    // Without an intercept η is 0 at the second row, where the inverse link has no mean
    Tile tile = tile(new double[] {-1, 0, 2}, new double[] {0.001, 1000, 1});
    Training training =
        new Training(
            Response.of(new Gamma()), List.of("x"), TrainingOptions.DEFAULT.withIntercept(false));
    assertThatThrownBy(() -> SerialTrainer.fit(training, List.of(tile)))
        .isInstanceOf(GlmException.class)
        .hasMessageContaining("family gamma and link inverse do not have");
  }

  /** R gives up on these; the minimum is where the score is 0. */
  @Test
  void firstStepThatLeadsNowhereIsHalvedTowardsTheMean() {
    // The weights y² make the first line one through the last two points, which is below 0 at −1
    Tile tile = tile(new double[] {-1, 0, 2}, new double[] {2, 1000, 1});
    GlmFit fit = fit(Response.of(new Gamma()), 1, tile);
    assertThat(fit.converged()).isTrue();
    double[] score =
        new GradientPass(fit.response(), new Predictor(true, new double[1], fit.estimates()))
            .over(tile);
    // Weights μ² are up to 10⁴ here
    assertThat(Evaluation.gradient(score, 2)).containsExactly(new double[2], within(0.1));
  }

  @ParameterizedTest
  @ValueSource(strings = {"lbfgs", "gd", "sgd"})
  void penaltyWithoutDerivativeNeedsNewton(String solver) {
    assertThatThrownBy(
            () ->
                TrainingOptions.DEFAULT
                    .withPenalty(0.1, 0, false)
                    .withSolver(SolverKind.parse(solver)))
        .hasMessageContaining("use newton");
  }

  @Test
  void labelsAllAlikeAreFitted() {
    double[] x = {1, 2, 3, 4};
    GlmFit fit = fit(Response.of(new Binomial()), 1, tile(x, new double[] {1, 1, 1, 1}));
    assertThat(fit.deviance()).isLessThan(1e-7);
    assertThat(fit.nullDeviance()).isZero();
  }
}
