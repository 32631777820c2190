package io.numflink.glm.tile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.numflink.glm.Combination;
import io.numflink.glm.Golden;
import io.numflink.glm.family.Binomial;
import io.numflink.glm.family.GlmException;
import io.numflink.glm.family.LabelOutOfRangeException;
import io.numflink.glm.family.Link;
import io.numflink.glm.family.Response;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PassTest {
  static Stream<Response> combinations() {
    return Combination.all();
  }

  /** The gradient of the log-likelihood at dispersion 1 is that of −½ the deviance. */
  @ParameterizedTest
  @MethodSource("combinations")
  void gradientIsTheDerivativeOfTheDeviance(Response response) {
    Random random = new Random(response.hashCode());
    Tile tile = Combination.tile(response, random);
    Predictor predictor = Combination.predictor(response, random);
    double[] result = new GradientPass(response, predictor).over(tile);
    assertThat(Evaluation.valid(result)).isTrue();
    double[] gradient = Evaluation.gradient(result, predictor.size());
    for (int j = 0; j < predictor.size(); j++) {
      double h = 1e-5 * Math.max(0.1, Math.abs(predictor.coefficients()[j]));
      double difference =
          -(deviance(response, predictor, j, h, tile) - deviance(response, predictor, j, -h, tile))
              / (4 * h);
      // The error of the difference: h² times the third derivative, and rounding over h
      assertThat(difference)
          .isCloseTo(gradient[j], within(1e-6 * (Math.abs(gradient[j]) + result[0])));
    }
  }

  private static double deviance(
      Response response, Predictor predictor, int j, double h, Tile tile) {
    double[] beta = predictor.coefficients().clone();
    beta[j] += h;
    return Evaluation.deviance(new GradientPass(response, predictor.with(beta)).over(tile));
  }

  /** A step of nearly dependent columns may lead there, and has to be cut short. */
  @Test
  void meansThatDoNotExistHaveNoFactor() {
    Tile tile = new Tile(0, 0, Columns.ofRows(2, 1, new double[] {1, 2}), y(1, 0), null, null);
    Predictor beyond = new Predictor(true, new double[1], new double[] {-0.2, 0.3});
    Response response = new Response(new Binomial(), Link.parse("log"));
    FactorPass pass = new FactorPass(response, beyond, Start.NONE);
    double[] result = pass.over(tile);
    assertThat(Evaluation.valid(result)).isFalse();
    assertThat(FactorPass.factor(result, 3)).containsOnly(0);
    double[] valid =
        new FactorPass(response, beyond.with(new double[] {-3, 0.1}), Start.NONE).over(tile);
    assertThat(Evaluation.valid(valid)).isTrue();
    pass.merge(valid, result);
    assertThat(Evaluation.valid(valid)).isFalse();
  }

  private static double[] y(double... labels) {
    return labels;
  }

  /** XᵀWX, the factor's RᵀR and the gradients of the three passes agree. */
  @ParameterizedTest
  @MethodSource("combinations")
  void gramAndFactorAgree(Response response) {
    Random random = new Random(response.hashCode());
    Tile tile = Combination.tile(response, random);
    Predictor predictor = Combination.predictor(response, random);
    int p = predictor.size();
    for (Start start : new Start[] {Start.NONE, new Start(true, 0.7)}) {
      double[] gram = new GramPass(response, predictor, start).over(tile);
      double[] factored = new FactorPass(response, predictor, start).over(tile);
      double[] h = GramPass.information(gram, p);
      double[] r = FactorPass.factor(factored, p + 1);
      double size = 0;
      for (int i = 0; i < p; i++) {
        size = Math.max(size, h[i * p + i]);
      }
      for (int i = 0; i < p; i++) {
        for (int j = 0; j < p; j++) {
          double product = 0;
          for (int k = 0; k <= Math.min(i, j); k++) {
            product += r[k * (p + 1) + i] * r[k * (p + 1) + j];
          }
          assertThat(product).isCloseTo(h[i * p + j], within(1e-13 * size));
        }
      }
      double[] g = Evaluation.gradient(gram, p);
      double[] other = FactorPass.gradient(factored, p + 1);
      double largest = 0;
      for (double element : g) {
        largest = Math.max(largest, Math.abs(element));
      }
      assertThat(other).containsExactly(g, within(1e-12 * (largest + size)));
    }
    double[] gradient = new GradientPass(response, predictor).over(tile);
    assertThat(Evaluation.gradient(gradient, p))
        .containsExactly(
            Evaluation.gradient(new GramPass(response, predictor, Start.NONE).over(tile), p),
            within(1e-12));
  }

  static List<String> fits() {
    return List.of("poisson-weights", "binomial-counts", "gamma-offset", "gaussian-year");
  }

  /** Any tree over any order of the tiles gives the same but for rounding. */
  @ParameterizedTest
  @MethodSource("fits")
  void mergingIsAssociativeAndCommutative(String name) {
    Golden golden = Golden.named(name);
    List<Tile> tiles = golden.tiles(9);
    int d = tiles.get(0).columns();
    Response response = golden.response();
    double[] beta = new double[d + 1];
    beta[0] = response.link().link(0.4);
    Predictor predictor = new Predictor(true, new double[d], beta);
    for (Pass pass :
        List.of(
            new SurveyPass(response.family(), d),
            new GradientPass(response, predictor),
            new GramPass(response, predictor, Start.NONE),
            new AssessPass(response, predictor, true))) {
      double[] expected = reduced(pass, tiles, new Random(0));
      for (int seed = 1; seed < 5; seed++) {
        double[] merged = reduced(pass, tiles, new Random(seed));
        for (int i = 0; i < merged.length; i++) {
          // Sums of terms of both signs: rounding is relative to the largest
          assertThat(merged[i])
              .isCloseTo(
                  expected[i], within(1e-12 * (1 + Math.abs(expected[i]) + scale(expected))));
        }
      }
    }
  }

  /** R of a factorisation is unique but for signs of its rows, so RᵀR is compared. */
  @ParameterizedTest
  @MethodSource("fits")
  void factorsMergeInAnyOrder(String name) {
    Golden golden = Golden.named(name);
    List<Tile> tiles = golden.tiles(9);
    int d = tiles.get(0).columns();
    double[] beta = new double[d + 1];
    beta[0] = golden.response().link().link(0.4);
    FactorPass pass =
        new FactorPass(golden.response(), new Predictor(true, new double[d], beta), Start.NONE);
    double[] expected = square(reduced(pass, tiles, new Random(0)), d + 2);
    for (int seed = 1; seed < 5; seed++) {
      double[] merged = square(reduced(pass, tiles, new Random(seed)), d + 2);
      assertThat(merged).containsExactly(expected, within(1e-13 * scale(expected)));
    }
  }

  private static double[] square(double[] merged, int width) {
    double[] r = FactorPass.factor(merged, width);
    double[] square = new double[width * width];
    for (int i = 0; i < width; i++) {
      for (int j = 0; j < width; j++) {
        for (int k = 0; k < width; k++) {
          square[i * width + j] += r[k * width + i] * r[k * width + j];
        }
      }
    }
    return square;
  }

  private static double scale(double[] values) {
    double largest = 0;
    for (double value : values) {
      largest = Math.max(largest, Math.abs(value));
    }
    return largest;
  }

  /** Merges two random partial results until one is left. */
  private static double[] reduced(Pass pass, List<Tile> tiles, Random random) {
    List<double[]> partials = new ArrayList<>();
    tiles.forEach(tile -> partials.add(pass.over(tile)));
    while (partials.size() > 1) {
      Collections.shuffle(partials, random);
      double[] last = partials.remove(partials.size() - 1);
      pass.merge(partials.get(random.nextInt(partials.size())), last);
    }
    return partials.get(0);
  }

  @Test
  void batchesDependOnSeedStepAndTileAlone() {
    Golden golden = Golden.named("binomial-logical");
    Tile tile = golden.tiles(100).get(1);
    Predictor predictor = new Predictor(true, new double[2], new double[3]);
    SamplePass pass = new SamplePass(golden.response(), predictor, 3, 7, 0.2);
    assertThat(pass.over(tile)).containsExactly(pass.over(tile));
    double weights = SamplePass.weights(pass.over(tile));
    assertThat(weights).isBetween(5.0, 40.0);
    assertThat(new SamplePass(golden.response(), predictor, 3, 8, 0.2).over(tile))
        .isNotEqualTo(pass.over(tile));
  }

  @Test
  void labelsAndWeightsOutOfRangeNameTheRow() {
    SurveyPass pass = new SurveyPass(new Binomial(), 1);
    Columns x = new Columns(3, 1, new double[] {1, 2, 3});
    assertThatThrownBy(() -> pass.over(new Tile(0, 100, x, new double[] {0, 1, 2}, null, null)))
        .isInstanceOf(LabelOutOfRangeException.class)
        .hasMessage("row 103: label 2 is out of range: binomial labels are from 0 to 1");
    assertThatThrownBy(
            () -> pass.over(new Tile(0, 0, x, new double[3], new double[] {1, -2, 1}, null)))
        .isInstanceOf(GlmException.class)
        .hasMessage("row 2: weight -2.0: weights are at least 0");
  }
}
