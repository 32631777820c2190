package io.numflink.glm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.numflink.glm.formula.DesignMatrix;
import io.numflink.glm.formula.Formula;
import io.numflink.glm.inference.SoftmaxFit;
import io.numflink.glm.inference.SummaryText;
import io.numflink.glm.solver.SerialTrainer;
import io.numflink.glm.solver.SoftmaxFinished;
import io.numflink.glm.solver.SoftmaxTraining;
import io.numflink.glm.solver.SolverKind;
import io.numflink.glm.solver.TrainingOptions;
import io.numflink.glm.tile.Columns;
import io.numflink.glm.tile.Evaluation;
import io.numflink.glm.tile.Predictor;
import io.numflink.glm.tile.SoftmaxPass;
import io.numflink.glm.tile.Tile;
import java.io.File;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Softmax regression equals statsmodels' without a penalty and scikit-learn's with one. */
class SoftmaxTest {
  record Fit(JsonNode node) {
    @Override
    public String toString() {
      return node.get("name").asText();
    }
  }

  static List<Fit> fits() throws IOException {
    List<Fit> fits = new ArrayList<>();
    new ObjectMapper()
        .readTree(new File("src/test/resources/io/numflink/glm/penalised.json"))
        .get("softmax")
        .forEach(node -> fits.add(new Fit(node)));
    return fits;
  }

  private static SoftmaxFit fit(
      TestTable table, String formula, String weights, double l2, int tileRows) {
    DesignMatrix plain = table.design(formula);
    DesignMatrix design =
        DesignMatrix.ofClasses(Formula.parse(formula, table.names()), plain.table());
    List<String> classes = design.table().get(0).levels();
    TrainingOptions options =
        TrainingOptions.DEFAULT.withStopping(1e-14, 100).withPenalty(0, l2, false);
    SoftmaxTraining training = new SoftmaxTraining(design.names(), classes, options);
    List<Tile> tiles = table.tiles(design, weights, tileRows);
    return ((SoftmaxFinished) SerialTrainer.run(training.start(), tiles)).fit();
  }

  @ParameterizedTest
  @MethodSource("fits")
  void fitEqualsTheOther(Fit golden) {
    JsonNode node = golden.node();
    TestTable table = TestTable.named(node.get("data").asText());
    String weights = node.get("weights").isNull() ? null : node.get("weights").asText();
    for (int tileRows : new int[] {1000, 13}) {
      SoftmaxFit fit =
          fit(table, node.get("formula").asText(), weights, node.get("l2").asDouble(), tileRows);
      JsonNode coefficients = node.get("coefficients");
      assertThat(fit.estimates()).hasSize(coefficients.size());
      for (int i = 0; i < coefficients.size(); i++) {
        double expected = coefficients.get(i).asDouble();
        // scikit-learn's Newton-CG stops at gradients of 10⁻¹² but for rounding
        assertThat(fit.estimates()[i])
            .as(fit.coefficientNames().get(i))
            .isCloseTo(expected, within(1e-5 * Math.max(0.1, Math.abs(expected))));
        if (node.has("errors")) {
          double error = node.get("errors").get(i).asDouble();
          assertThat(fit.standardError(i)).isCloseTo(error, within(1e-6 * error));
        }
      }
      if (node.has("deviance")) {
        double deviance = node.get("deviance").asDouble();
        double nothing = node.get("null_deviance").asDouble();
        assertThat(fit.deviance()).isCloseTo(deviance, within(1e-9 * deviance));
        assertThat(fit.nullDeviance()).isCloseTo(nothing, within(1e-9 * nothing));
      }
    }
  }

  /** The gradient is the derivative of −½ deviance, the information minus that of the gradient. */
  @Test
  void derivativesAreThoseOfTheDeviance() {
    Random random = new Random(3);
    double[] x = random.doubles(60, -1, 1).toArray();
    double[] y = random.ints(20, 0, 4).asDoubleStream().toArray();
    Tile tile = new Tile(0, 0, new Columns(20, 3, x), y, random.doubles(20, 0, 2).toArray(), null);
    Predictor shape = new Predictor(true, new double[] {0.1, 0.2, -0.3}, new double[4]);
    for (int vectors : new int[] {3, 4}) {
      int q = 4 * vectors;
      double[] beta = random.doubles(q, -0.5, 0.5).toArray();
      double[] result = new SoftmaxPass(shape, 4, beta).over(tile);
      double[] g = Evaluation.gradient(result, q);
      double[] h = SoftmaxPass.information(result, q);
      double step = 1e-5;
      for (int i = 0; i < q; i++) {
        double[] up = beta.clone();
        double[] down = beta.clone();
        up[i] += step;
        down[i] -= step;
        double[] above = new SoftmaxPass(shape, 4, up).over(tile);
        double[] below = new SoftmaxPass(shape, 4, down).over(tile);
        assertThat((below[0] - above[0]) / (4 * step)).isCloseTo(g[i], within(1e-7));
        for (int j = 0; j < q; j++) {
          double change = Evaluation.gradient(below, q)[j] - Evaluation.gradient(above, q)[j];
          assertThat(change / (2 * step)).isCloseTo(h[i * q + j], within(1e-7));
        }
      }
    }
  }

  @Test
  void aliasedColumnsAreNotAvailable() {
    SoftmaxFit fit = fit(TestTable.named("made"), "group ~ x + twice + z", null, 0, 50);
    assertThat(fit.estimates()[2]).isNaN();
    assertThat(fit.estimates()[6]).isNaN();
    assertThat(fit.rank()).isEqualTo(6);
    assertThat(SummaryText.of(fit, "call")).contains("b:twice").contains("NA");
  }

  private static Tile tile(double[] x, double[] y) {
    return new Tile(0, 0, new Columns(x.length, 1, x), y, null, null);
  }

  @Test
  void whatCannotBeFittedIsSaid() {
    assertThatThrownBy(
            () ->
                new SoftmaxTraining(
                    List.of("x"),
                    List.of("a", "b"),
                    TrainingOptions.DEFAULT.withSolver(SolverKind.LBFGS)))
        .hasMessage("solver lbfgs does not fit the multinomial family: use newton");
    assertThatThrownBy(
            () -> new SoftmaxTraining(List.of("x"), List.of("a"), TrainingOptions.DEFAULT))
        .hasMessageContaining("two classes or more");
    Tile tile = tile(new double[] {1, 2}, new double[] {0, 7});
    Predictor shape = new Predictor(true, new double[1], new double[2]);
    assertThatThrownBy(() -> new SoftmaxPass(shape, 3, new double[4]).over(tile))
        .hasMessage("row 2: label 7.0 is no class: there are 3");
    Tile two = tile(new double[] {1, 2, 4}, new double[] {0, 1, 0});
    SoftmaxTraining training =
        new SoftmaxTraining(List.of("x"), List.of("a", "b", "c"), TrainingOptions.DEFAULT);
    assertThatThrownBy(() -> SerialTrainer.run(training.start(), List.of(two)))
        .hasMessage("class c has no rows");
  }
}
