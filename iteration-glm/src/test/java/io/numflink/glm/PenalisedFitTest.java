package io.numflink.glm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.numflink.glm.family.Families;
import io.numflink.glm.family.Link;
import io.numflink.glm.family.Response;
import io.numflink.glm.formula.DesignMatrix;
import io.numflink.glm.inference.GlmFit;
import io.numflink.glm.solver.SerialTrainer;
import io.numflink.glm.solver.Training;
import io.numflink.glm.solver.TrainingOptions;
import java.io.File;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Penalised fits equal scikit-learn's; the families that R's glm has not equal statsmodels'. */
class PenalisedFitTest {
  /** A fit, shown by its name. */
  record Fit(JsonNode node) {
    @Override
    public String toString() {
      return node.get("name").asText();
    }

    double number(String field) {
      return node.get(field).isNull() ? Double.NaN : node.get(field).asDouble();
    }
  }

  static List<Fit> fits() throws IOException {
    List<Fit> fits = new ArrayList<>();
    new ObjectMapper()
        .readTree(new File("src/test/resources/io/numflink/glm/penalised.json"))
        .get("fits")
        .forEach(node -> fits.add(new Fit(node)));
    return fits;
  }

  @ParameterizedTest
  @MethodSource("fits")
  void fitEqualsTheOther(Fit golden) {
    JsonNode node = golden.node();
    TestTable table = TestTable.named(node.get("data").asText());
    DesignMatrix design = table.design(node.get("formula").asText());
    Response response =
        new Response(
            Families.parse(
                node.get("family").asText(), golden.number("theta"), golden.number("power")),
            Link.parse(node.get("link").asText()));
    TrainingOptions options =
        TrainingOptions.DEFAULT
            .withStopping(1e-14, 500)
            .withPenalty(golden.number("l1"), golden.number("l2"), false);
    String weights = node.get("weights").isNull() ? null : node.get("weights").asText();
    GlmFit fit =
        SerialTrainer.fit(
            new Training(response, design.names(), options), table.tiles(design, weights, 17));
    double tolerance = golden.number("tolerance");
    JsonNode coefficients = node.get("coefficients");
    for (int j = 0; j < coefficients.size(); j++) {
      double expected = coefficients.get(j).asDouble();
      assertThat(fit.estimates()[j])
          .as(fit.names().get(j))
          .isCloseTo(expected, within(tolerance * Math.max(0.1, Math.abs(expected))));
      if (node.has("errors")) {
        double error = node.get("errors").get(j).asDouble();
        assertThat(fit.standardError(j)).isCloseTo(error, within(1e-6 * error));
      } else {
        assertThat(fit.standardError(j)).isNaN();
      }
    }
    if (node.has("deviance")) {
      for (String figure : new String[] {"deviance", "null_deviance", "dispersion"}) {
        double actual =
            figure.equals("deviance")
                ? fit.deviance()
                : figure.equals("dispersion") ? fit.dispersion() : fit.nullDeviance();
        double expected = golden.number(figure);
        assertThat(actual).as(figure).isCloseTo(expected, within(1e-6 * expected));
      }
    }
  }
}
