package io.numflink.glm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.numflink.glm.inference.GlmFit;
import io.numflink.glm.inference.SummaryText;
import io.numflink.glm.solver.SerialTrainer;
import io.numflink.glm.solver.TrainingOptions;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Fits equal R's, to 1e-6 relative and mostly far closer, however the rows are tiled. */
class GoldenFitTest {
  private static final double TOLERANCE = 1e-6;
  private static final TrainingOptions EXACT = TrainingOptions.DEFAULT.withStopping(1e-14, 200);

  static List<Golden> settled() {
    return Golden.all().stream().filter(golden -> !golden.separated()).toList();
  }

  @ParameterizedTest
  @MethodSource("settled")
  void fitEqualsThatOfR(Golden golden) {
    int rows = golden.table().rows();
    for (int tileRows : new int[] {rows, 7, Math.max(1, rows / 3)}) {
      if (rows > 10_000 && tileRows == 7) {
        tileRows = 1001;
      }
      check(golden, SerialTrainer.fit(golden.training(EXACT), golden.tiles(tileRows)));
    }
  }

  private static void check(Golden golden, GlmFit fit) {
    JsonNode coefficients = golden.node().get("coefficients");
    assertThat(fit.names()).hasSize(coefficients.size());
    for (int j = 0; j < coefficients.size(); j++) {
      JsonNode coefficient = coefficients.get(j);
      String name = coefficient.get("name").asText();
      assertThat(fit.names().get(j)).isEqualTo(name);
      // An estimate near 0 has the rounding of its standard error's size
      double error = Golden.number(coefficient, "std_error");
      near(name, fit.estimates()[j], Golden.number(coefficient, "estimate"), 1e-3 * error);
      near(name + " error", fit.standardError(j), error, 0);
      near(name + " p", fit.pValue(j), Golden.number(coefficient, "p_value"), 0.01);
    }
    near("deviance", fit.deviance(), golden.number("deviance"), 0);
    near("null deviance", fit.nullDeviance(), golden.number("null_deviance"), 0);
    near("aic", fit.aic(), golden.number("aic"), 0);
    near("bic", fit.bic(), golden.number("bic"), 0);
    near("log-likelihood", fit.logLikelihood(), golden.number("log_likelihood"), 0);
    near("dispersion", fit.dispersion(), golden.number("dispersion"), 0);
    assertThat(fit.nullDegrees()).isEqualTo((long) golden.number("df_null"));
    assertThat(fit.residualDegrees()).isEqualTo((long) golden.number("df_residual"));
  }

  private static void near(String what, double actual, double expected, double floor) {
    if (Double.isNaN(expected)) {
      assertThat(actual).as(what).isNaN();
    } else {
      assertThat(actual)
          .as(what)
          .isCloseTo(expected, within(TOLERANCE * Math.max(Math.abs(expected), floor)));
    }
  }

  @ParameterizedTest
  @MethodSource("settled")
  void defaultToleranceIsEnough(Golden golden) {
    GlmFit fit = SerialTrainer.fit(golden.training(TrainingOptions.DEFAULT), golden.tiles(1000));
    assertThat(fit.converged()).isTrue();
    check(golden, fit);
    // R stops earlier where it converges linearly, see IrlsStage
    int iterations = (int) golden.number("iterations");
    if (golden.response().canonical()) {
      assertThat(fit.iterations()).isEqualTo(iterations);
    } else {
      assertThat(fit.iterations()).isBetween(iterations, 3 * iterations);
    }
  }

  @ParameterizedTest
  @MethodSource("settled")
  void summaryIsPrintedAsRPrintsIt(Golden golden) {
    GlmFit fit = SerialTrainer.fit(golden.training(EXACT.withResiduals()), golden.tiles(1000));
    String text = SummaryText.of(fit, "call");
    assertThat(withoutIterations(text.substring(text.indexOf("call\n\n") + 6)))
        .isEqualTo(withoutIterations(golden.node().get("summary").asText()));
  }

  private static String withoutIterations(String summary) {
    return summary.replaceFirst("iterations: \\d+\\s*$", "iterations:");
  }
}
