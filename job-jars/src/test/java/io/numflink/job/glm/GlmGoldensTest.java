package io.numflink.job.glm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The command, from a file to its summary, gives the figures of R. */
class GlmGoldensTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static GlmFits fits;

  @TempDir private Path folder;

  @BeforeAll
  static void start() throws Exception {
    fits = new GlmFits();
  }

  @AfterAll
  static void stop() {
    fits.close();
  }

  /** Those whose data is committed. */
  static Stream<JsonNode> goldens() throws IOException {
    JsonNode all = JSON.readTree(GlmFits.goldens().resolve("goldens.json").toFile());
    return StreamSupport.stream(all.path("fits").spliterator(), false)
        .filter(golden -> Files.exists(data(golden)));
  }

  private static Path data(JsonNode golden) {
    return GlmFits.goldens().resolve("data").resolve(golden.path("data").asText() + ".csv");
  }

  @ParameterizedTest
  @MethodSource("goldens")
  void givesTheFiguresOfR(JsonNode golden) throws Exception {
    Path file = folder.resolve("summary.json");
    GlmFits.Outcome outcome = fits.run(arguments(golden, file).toArray(String[]::new));
    assertThat(outcome.status()).as(outcome.err()).isZero();

    JsonNode summary = JSON.readTree(file.toFile());
    boolean separated = golden.path("separated").asBoolean();
    // Where classes are separated the deviance falls to 0 for as long as one goes on.
    for (String figure :
        separated
            ? List.of("null_deviance", "dispersion")
            : List.of("deviance", "null_deviance", "aic", "dispersion")) {
      assertClose(figure, summary.path(figure), golden.path(figure));
    }
    JsonNode coefficients = golden.path("coefficients");
    assertThat(summary.path("coefficients")).hasSize(coefficients.size());
    for (int j = 0; j < coefficients.size(); j++) {
      JsonNode expected = coefficients.get(j);
      JsonNode actual = summary.path("coefficients").get(j);
      assertThat(actual.path("name").asText().replace("C(", "factor("))
          .isEqualTo(expected.path("name").asText());
      if (!separated) { // where estimates run to infinity, each stops where it likes
        assertClose("estimate", actual.path("estimate"), expected.path("estimate"));
        assertClose("std_error", actual.path("std_error"), expected.path("std_error"));
      }
    }
    assertThat(outcome.err().contains("numerically 0 or 1")).isEqualTo(separated);
  }

  private static List<String> arguments(JsonNode golden, Path summary) {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "--data=" + data(golden),
                "--formula=" + golden.path("formula").asText(),
                "--family=" + golden.path("family").asText(),
                "--link=" + link(golden.path("link").asText()),
                "--tol=1e-14",
                "--summary=" + summary));
    for (String option : List.of("weights", "theta", "power")) {
      if (!golden.path(option).isNull()) {
        arguments.add("--" + option + "=" + golden.path(option).asText());
      }
    }
    return arguments;
  }

  /** R spells power links {@code mu^λ}. */
  private static String link(String r) {
    return r.startsWith("mu^") ? "power(" + r.substring(3) + ")" : r;
  }

  private static void assertClose(String what, JsonNode actual, JsonNode expected) {
    if (expected.isNull()) {
      assertThat(actual.isNull()).as(what).isTrue();
    } else {
      double value = expected.asDouble();
      double bound = Math.max(1e-6 * Math.abs(value), 1e-9);
      assertThat(actual.asDouble()).as(what).isCloseTo(value, within(bound));
    }
  }
}
