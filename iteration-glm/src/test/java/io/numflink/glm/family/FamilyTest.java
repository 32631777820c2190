package io.numflink.glm.family;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.numflink.glm.Combination;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class FamilyTest {
  static List<Family> families() {
    return Combination.families();
  }

  private static double[] means(Family family) {
    return family instanceof Binomial
        ? new double[] {0.01, 0.3, 0.5, 0.98}
        : new double[] {0.05, 0.7, 1, 4.2};
  }

  /** ∂d/∂μ = −2 (y − μ) / V(μ). */
  @ParameterizedTest
  @MethodSource("families")
  void devianceIsTheIntegralOfTheScore(Family family) {
    for (double y : new double[] {0, 0.25, 1, 3}) {
      if (!family.validLabel(y)) {
        continue;
      }
      for (double mean : means(family)) {
        double h = 1e-5 * Math.min(mean, Math.abs(1 - mean) < 0.1 ? 1 - mean + 1e-3 : 1);
        double difference = (family.deviance(y, mean + h) - family.deviance(y, mean - h)) / (2 * h);
        double score = -2 * (y - mean) / family.variance(mean);
        assertThat(difference).isCloseTo(score, within(1e-4 * (1 + Math.abs(score))));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("families")
  void devianceIsZeroAtTheLabelAndPositiveElsewhere(Family family) {
    for (double y : new double[] {0.25, 0.5, 1, 3}) {
      if (family.validLabel(y) && family.validMean(y)) {
        assertThat(family.deviance(y, y)).isCloseTo(0, within(1e-14));
        assertThat(family.deviance(y, 0.9 * y)).isPositive();
      }
    }
  }

  /** The fast forms over many rows are the sums of the plain one. */
  @ParameterizedTest
  @MethodSource("families")
  void devianceOfRowsIsTheirSum(Family family) {
    for (boolean weighted : new boolean[] {false, true}) {
      double[] labels =
          family instanceof Binomial
              ? new double[] {0, 1, 1, 0, weighted ? 0.3 : 1}
              : new double[] {1, 2, family.validLabel(0) ? 0 : 1, 3, 7};
      double[] mean =
          family instanceof Binomial
              ? new double[] {0.2, 0.9, 1e-9, 1 - 1e-9, 0.4}
              : new double[] {1e-3, 2, 0.5, 3.5, 1e4};
      double[] weights = weighted ? new double[] {9, 1, 0, 0.5, 2, 4} : null;
      double expected = 0;
      for (int i = 1; i < 5; i++) {
        expected += (weighted ? weights[i] : 1) * family.deviance(labels[i], mean[i - 1]);
      }
      assertThat(family.deviance(labels, mean, weights, 1, 4, new double[4]))
          .isCloseTo(expected, within(1e-12 * Math.abs(expected)));
    }
  }

  @ParameterizedTest
  @MethodSource("families")
  void aicSumsOfRowsAreThoseOfEach(Family family) {
    boolean binomial = family instanceof Binomial;
    double[] trials = binomial ? new double[] {9, 0, 1, 1, 0} : new double[] {9, 2, 1, 3, 7};
    double[] proportions = binomial ? new double[] {9, 0.5, 1, 0.25, 0} : trials;
    double[] mean = binomial ? new double[] {0.2, 0.9, 1e-9, 0.4} : new double[] {0.1, 2, 0.5, 3.5};
    for (double[] labels : List.of(trials, proportions)) {
      for (double[] weights : new double[][] {null, {9, 2, 0, 4, 1}}) {
        double[] expected = new double[Family.AIC_SUMS];
        for (int i = 1; i < 5; i++) {
          family.addAicSums(labels[i], mean[i - 1], weights == null ? 1 : weights[i], expected);
        }
        double[] sums = new double[Family.AIC_SUMS];
        family.addAicSums(labels, mean, weights, 1, 4, new double[4], sums);
        assertThat(sums).containsExactly(expected, within(1e-13 * 100));
      }
    }
  }

  @Test
  void labelOutOfRangeNamesRowAndValue() {
    LabelOutOfRangeException e = new LabelOutOfRangeException(41, 2, new Binomial());
    assertThat(e).hasMessage("row 42: label 2 is out of range: binomial labels are from 0 to 1");
    assertThat(e.row()).isEqualTo(41);
    assertThat(e.value()).isEqualTo(2);
  }

  @Test
  void familyAndLinkThatCannotGoTogetherAreRefused() {
    assertThatThrownBy(() -> new Response(new Gamma(), StandardLink.LOGIT))
        .isInstanceOf(GlmException.class)
        .hasMessage("link logit cannot go with family gamma: identity, log, inverse can");
    assertThatThrownBy(() -> new Response(new Binomial(), StandardLink.SQRT))
        .isInstanceOf(GlmException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Gamma", "inverse.gaussian", "inverse-gaussian", "binomial", "poisson"})
  void spellingsOfRAreAccepted(String name) {
    String expected = name.equals("inverse-gaussian") ? "inverse.gaussian" : name;
    assertThat(Families.parse(name, Double.NaN, Double.NaN).rName()).isEqualTo(expected);
  }

  @Test
  void familiesThatNeedAParameterSaySo() {
    assertThatThrownBy(() -> Families.parse("negative.binomial", Double.NaN, Double.NaN))
        .hasMessageContaining("--theta");
    assertThatThrownBy(() -> Families.parse("tweedie", Double.NaN, Double.NaN))
        .hasMessageContaining("--power");
    assertThatThrownBy(() -> Families.parse("tweedie", Double.NaN, 0.5))
        .hasMessageContaining("no distribution");
    assertThatThrownBy(() -> Families.parse("normall", Double.NaN, Double.NaN))
        .hasMessageContaining("unknown family normall");
  }
}
