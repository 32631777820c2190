package io.numflink.job.glm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine.ParameterException;

/** What {@code glm fit} makes of its options, and of data that is at fault. */
class GlmFitJobTest {
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

  private GlmFits.Outcome fit(String table, String... options) throws Exception {
    Path file = Files.writeString(folder.resolve("t.csv"), table);
    List<String> all = new ArrayList<>(List.of(options));
    all.add("--data=" + file);
    return fits.run(all.toArray(String[]::new));
  }

  private JsonNode json(String name) throws IOException {
    return new ObjectMapper().readTree(folder.resolve(name).toFile());
  }

  /** y = 1 + 2 x exactly, with a factor that says nothing. */
  private static String line(int rows) {
    StringBuilder table = new StringBuilder("y,x,g\n");
    for (int i = 0; i < rows; i++) {
      table.append(1 + 2 * i + (i % 2 == 0 ? 0.5 : -0.5)).append(',').append(i).append(',');
      table.append("abc".charAt(i % 3)).append('\n');
    }
    return table.toString();
  }

  @Test
  void takesAllOtherColumnsForFeatures() throws Exception {
    GlmFits.Outcome outcome =
        fit(line(40), "--label=y", "--family=gaussian", "--summary=" + folder.resolve("s.json"));
    assertThat(outcome.status()).as(outcome.err()).isZero();
    assertThat(outcome.out()).contains("formula = y ~ x + g", "gb ", "gc ");
    JsonNode summary = json("s.json");
    assertThat(summary.path("rows").asInt()).isEqualTo(40);
    assertThat(summary.path("coefficients")).hasSize(4);
    assertThat(summary.path("timings").path("train_s").asDouble()).isPositive();
  }

  @Test
  void leavesIncompleteRowsOutAndCountsThem() throws Exception {
    String table = line(30) + "NA,3,a\n7,,b\n";
    GlmFits.Outcome failed = fit(table, "--label=y", "--features=x", "--family=gaussian");
    assertThat(failed.status()).isEqualTo(1);
    assertThat(failed.err())
        .endsWith("t.csv, line 32: column y has no value here: --na omit leaves such rows out\n");
    GlmFits.Outcome omitted =
        fit(
            table,
            "--label=y",
            "--features=x",
            "--family=gaussian",
            "--na=omit",
            "--summary=" + folder.resolve("s.json"));
    assertThat(omitted.status()).as(omitted.err()).isZero();
    assertThat(omitted.out()).contains("(2 rows left out that lack a value)");
    assertThat(json("s.json").path("rows").asInt()).isEqualTo(30);
    assertThat(json("s.json").path("rows_omitted").asInt()).isEqualTo(2);
  }

  @Test
  void reportsEverySuperstep() throws Exception {
    fit(line(30), "--label=y", "--family=gaussian", "--report=" + folder.resolve("r"));
    JsonNode run = json("r/run.json");
    assertThat(run.path("rows").asInt()).isEqualTo(30);
    assertThat(run.path("supersteps").size()).isGreaterThan(2);
    for (JsonNode superstep : run.path("supersteps")) {
      assertThat(superstep.path("net_bytes").asLong())
          .isEqualTo(superstep.path("predicted_net_bytes").asLong());
    }
  }

  @Test
  void saysWhatIsWrongWithTheDataAndWhere() throws Exception {
    assertFault("y,x\n1,2\n-1,3\n", "line 3: label -1 is out of range", "--family=poisson");
    assertFault("y,x\n1,2\n0,3\n2,1\n", "line 4: label 2 is out of range", "--family=binomial");
    assertFault("y,x\n1,2\n2\n", "line 3: 1 fields where the header has 2", "--family=gaussian");
    assertFault("y,x\n1,2\n2,Inf\n", "line 3: column x: Infinity is not", "--family=gaussian");
    assertFault("y,x\n", "no rows", "--family=gaussian");
    assertFault("", "is empty", "--family=gaussian");
    assertFault(
        "y,x,w\n1,2,1\n2,3,-1\n",
        "line 3: column w: weights are at least 0, not -1.0",
        "--family=gaussian",
        "--weights=w");
    assertFault(
        "y,x\n1,2\n2,3\n",
        "has no column z; its columns are y, x",
        "--family=gaussian",
        "--features=z");
    assertFault(
        "y,x\n1,2\n2,3\n",
        "link probit cannot go with family poisson",
        "--family=poisson",
        "--link=probit");
    assertFault("y,x\n1,2\n2,3\n", "unknown family student", "--family=student");
    assertThatThrownBy(() -> fit("y,x\n1,2\n", "--family=gaussian"))
        .isInstanceOf(ParameterException.class)
        .hasMessage("give either --label or --formula");
    Path model = folder.resolve("model.json");
    assertFault("y,x\n1,2\n-1,3\n", "line 3", "--family=poisson", "--model-out=" + model);
    assertThat(model).doesNotExist();
  }

  private void assertFault(String table, String message, String... options) throws Exception {
    List<String> all = new ArrayList<>(List.of(options));
    all.add("--label=y");
    GlmFits.Outcome outcome = fit(table, all.toArray(String[]::new));
    assertThat(outcome.err()).startsWith("numflink: ").contains(message).hasLineCount(1);
    assertThat(outcome.status()).isEqualTo(1);
    assertThat(outcome.out()).isEmpty();
  }

  @Test
  void isStrictIfAsked() throws Exception {
    GlmFits.Outcome outcome =
        fit(line(30), "--label=y", "--family=gamma", "--max-iter=1", "--strict");
    assertThat(outcome.status()).isEqualTo(1);
    assertThat(outcome.err()).contains("did not converge");
  }
}
