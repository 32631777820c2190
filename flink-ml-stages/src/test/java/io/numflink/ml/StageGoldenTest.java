package io.numflink.ml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.numflink.glm.inference.GlmFit;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Fits through the stage equal those of R, scikit-learn and statsmodels. */
@Timeout(120)
class StageGoldenTest {
  private static final double TOLERANCE = 1e-6;
  private static StageCluster cluster;

  @BeforeAll
  static void start() throws Exception {
    cluster = new StageCluster();
  }

  @AfterAll
  static void stop() {
    cluster.close();
  }

  static List<Arguments> ofR() {
    return arguments("goldens.json").stream()
        .filter(fit -> !((JsonNode) fit.get()[1]).get("separated").asBoolean())
        .toList();
  }

  static List<Arguments> ofOthers() {
    return arguments("penalised.json");
  }

  private static List<Arguments> arguments(String file) {
    return GoldenTable.goldens(file).stream()
        .map(fit -> Arguments.of(fit.get("name").asText(), fit))
        .toList();
  }

  private static GlmFit fit(JsonNode golden, double l1, double l2) {
    GoldenTable table = new GoldenTable(golden);
    String link = golden.get("link").asText();
    GeneralizedLinearRegression stage =
        new GeneralizedLinearRegression()
            .setFeatureCols(table.features())
            .setLabelCol(GoldenTable.LABEL)
            .setWeightCol(table.weight())
            .setOffsetCol(table.offset())
            .setFitIntercept(table.intercept())
            .setFamily(golden.get("family").asText())
            .setLink(link.startsWith("mu^") ? "power(" + link.substring(3) + ")" : link)
            .setTol(1e-14)
            .setMaxIter(500);
    if (l1 + l2 > 0) {
      stage.setReg(l1 + l2).setElasticNet(l1 / (l1 + l2));
    }
    if (!golden.get("theta").isNull()) {
      stage.setTheta(golden.get("theta").asDouble());
    }
    if (!golden.get("power").isNull()) {
      stage.setVariancePower(golden.get("power").asDouble());
    }
    return stage.fit(table.of(cluster.tables(3))).summary();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("ofR")
  void fitEqualsThatOfR(String name, JsonNode golden) {
    GlmFit fit = fit(golden, 0, 0);
    JsonNode coefficients = golden.get("coefficients");
    assertThat(fit.names()).hasSize(coefficients.size());
    for (int j = 0; j < coefficients.size(); j++) {
      JsonNode coefficient = coefficients.get(j);
      assertThat(fit.names().get(j)).isEqualTo(coefficient.get("name").asText());
      double error = coefficient.get("std_error").asDouble(Double.NaN);
      assertNear(fit.estimates()[j], coefficient.get("estimate"), 1e-3 * error);
      assertNear(fit.standardError(j), coefficient.get("std_error"), 0);
    }
    assertNear(fit.deviance(), golden.get("deviance"), 0);
    assertNear(fit.nullDeviance(), golden.get("null_deviance"), 0);
    assertNear(fit.aic(), golden.get("aic"), 0);
  }

  private static void assertNear(double actual, JsonNode expected, double floor) {
    if (expected.isNull()) {
      assertThat(actual).isNaN();
    } else {
      double value = expected.asDouble();
      assertThat(actual).isCloseTo(value, within(TOLERANCE * Math.max(Math.abs(value), floor)));
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("ofOthers")
  void fitEqualsThatOfOthers(String name, JsonNode golden) {
    GlmFit fit = fit(golden, golden.get("l1").asDouble(), golden.get("l2").asDouble());
    double tolerance = golden.get("tolerance").asDouble();
    JsonNode coefficients = golden.get("coefficients");
    assertThat(fit.estimates()).hasSize(coefficients.size());
    for (int j = 0; j < coefficients.size(); j++) {
      double expected = coefficients.get(j).asDouble();
      assertThat(fit.estimates()[j])
          .isCloseTo(expected, within(tolerance * Math.max(0.1, Math.abs(expected))));
    }
  }
}
