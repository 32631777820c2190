package io.numflink.job.glm;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
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
    String table = line(30) + "NA,3,a\n7,,only-here\n";
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
    assertThat(fit(table, "--label=y", "--family=gaussian", "--na=omit").out())
        .contains("gb ")
        .doesNotContain("only-here");
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
    for (String field : SCRIPT_FIELDS) {
      assertThat(run.has(field)).as(field).isTrue();
    }
    assertThat(run.path("driver_operations").asInt()).isZero();
    assertThat(run.path("cluster_operations").asInt())
        .isEqualTo(run.path("tiles").asInt() * run.path("supersteps").size());
    for (String field : SCRIPT_TIMINGS) {
      assertThat(run.path("timings").path(field).asDouble(-1)).as(field).isNotNegative();
    }
  }

  /** Every slot has some of the rows, and none has the range of all. */
  @Test
  void summarisesResidualsOfAllSlots() throws Exception {
    StringBuilder table = new StringBuilder("y\n");
    for (int i = 0; i < 1001; i++) {
      table.append(i * 5 % 1001).append('\n');
    }
    GlmFits.Outcome outcome =
        fit(
            table.toString(),
            "--formula=y ~ 1",
            "--family=gaussian",
            "--summary=" + folder.resolve("s.json"),
            "--report=" + folder.resolve("r"));
    assertThat(outcome.status()).as(outcome.err()).isZero();
    assertThat(json("r/run.json").path("tiles").asInt()).isEqualTo(4);
    JsonNode residuals = json("s.json").path("deviance_residuals");
    // y is 0 to 1000, each once; a billionth of the range is 1e-6
    assertThat(residuals.path("min").asDouble()).isCloseTo(-500, within(1e-6));
    assertThat(residuals.path("q1").asDouble()).isCloseTo(-250, within(1e-6));
    assertThat(residuals.path("median").asDouble()).isCloseTo(0, within(1e-6));
    assertThat(residuals.path("q3").asDouble()).isCloseTo(250, within(1e-6));
    assertThat(residuals.path("max").asDouble()).isCloseTo(500, within(1e-6));
    assertThat(outcome.out()).contains("Deviance Residuals:");
    assertThat(fit(table.toString(), "--formula=y ~ 1", "--family=gaussian").out())
        .doesNotContain("Deviance Residuals:");
  }

  @Test
  void goesOnFromNothingButASavepointOfItsOwn() throws Exception {
    String[][] paths = {
      {folder.resolve("nowhere").toString(), "there is no savepoint at file:"},
      {Files.createDirectory(folder.resolve("empty")).toString(), "there is no savepoint at file:"},
      {Files.writeString(folder.resolve("text"), "no savepoint\n").toString(), "is no savepoint"},
      {"nosuch://host/path", "is no savepoint"},
    };
    for (String[] each : paths) {
      GlmFits.Outcome outcome =
          fit(line(30), "--label=y", "--family=gaussian", "--from-savepoint=" + each[0]);
      assertThat(outcome.status()).isEqualTo(1);
      assertThat(outcome.err()).startsWith("numflink: ").contains(each[1], each[0]);
      assertThat(outcome.err().lines()).hasSize(1);
    }
  }

  /** What run.json of a script has, by the documentation of reports. */
  private static final List<String> SCRIPT_FIELDS =
      List.of(
          "nodes",
          "slots_per_node",
          "per_node",
          "total_net_bytes",
          "max_net_in_bytes",
          "max_net_out_bytes",
          "max_peak_memory_bytes",
          "flink_net_in_bytes",
          "topology",
          "jobs",
          "driver_operations",
          "cluster_operations",
          "timings",
          "restarts");

  private static final List<String> SCRIPT_TIMINGS =
      List.of("start_s", "plan_s", "submit_s", "execute_s", "total_s");

  @Test
  void fitsClasses() throws Exception {
    StringBuilder table = new StringBuilder("kind,x\n");
    StringBuilder binary = new StringBuilder("kind,x\n");
    for (int i = 0; i < 60; i++) {
      table.append((i * 7 + i / 9) % 3 + 1).append(',').append(i % 10).append('\n');
      binary.append((i * 7 + i / 9) % 2).append(',').append(i % 10).append('\n');
    }
    String summary = "--summary=" + folder.resolve("s.json");
    GlmFits.Outcome outcome =
        fit(table.toString(), "--label=kind", "--family=multinomial", summary);
    assertThat(outcome.status()).as(outcome.err()).isZero();
    assertThat(json("s.json").path("classes").toString()).isEqualTo("[\"1\",\"2\",\"3\"]");
    assertThat(json("s.json").path("coefficients")).hasSize(4);
    Path model = folder.resolve("classes.json");
    fit(table.toString(), "--label=kind", "--family=multinomial", "--model-out=" + model);
    Path out = folder.resolve("chances.csv");
    Path data = Files.writeString(folder.resolve("new.csv"), "x\n3\nNA\n");
    assertThat(predict(model, data, out, "response")).isEmpty();
    List<String> lines = Files.readAllLines(out);
    assertThat(lines).hasSize(3).startsWith("1,2,3").endsWith("NA,NA,NA");
    double sum = 0;
    for (String chance : lines.get(1).split(",")) {
      sum += Double.parseDouble(chance);
    }
    assertThat(sum).isCloseTo(1, within(1e-15));
    assertThat(predict(model, data, out, "link")).contains("predicts probabilities");
    // Of two classes it is logistic regression.
    fit(binary.toString(), "--label=kind", "--family=multinomial", "--tol=1e-12", summary);
    JsonNode softmax = json("s.json").path("coefficients");
    fit(binary.toString(), "--label=kind", "--family=binomial", "--tol=1e-12", summary);
    JsonNode logistic = json("s.json").path("coefficients");
    for (int j = 0; j < 2; j++) {
      assertThat(softmax.get(j).path("estimate").asDouble())
          .isCloseTo(logistic.get(j).path("estimate").asDouble(), within(1e-9));
      assertThat(softmax.get(j).path("std_error").asDouble())
          .isCloseTo(logistic.get(j).path("std_error").asDouble(), within(1e-9));
    }
  }

  @Test
  void saysWhatIsWrongWithTheDataAndWhere() throws Exception {
    assertFault("y,x\n1,2\n-1,3\n", "line 3: label -1 is out of range", "--family=poisson");
    assertFault("y,x\n1,2\n0,3\n2,1\n", "line 4: label 2 is out of range", "--family=binomial");
    assertFault("y,x\n1,2\n2\n", "line 3: 1 fields where the header has 2", "--family=gaussian");
    assertFault("y,x\n1,2\n2,Inf\n", "line 3: column x: Infinity is not", "--family=gaussian");
    assertFault("y,x\n", "t.csv: there are no rows to fit", "--family=gaussian");
    assertFault(
        "y,x\n1,2\n0,3\n",
        "t.csv: superstep 0, row 2 (tile 1 of split 3): label -Infinity",
        "--family=gaussian",
        "--formula=log(y) ~ x");
    assertFault(
        "y,x,w\n1,2,0\n2,3,0\n",
        "t.csv: all 2 rows have weight 0",
        "--family=gaussian",
        "--weights=w");
    assertFault("y,x\na,2\nb,3\n", "t.csv holds texts, and gaussian", "--family=gaussian");
    assertFault("y,x\n1,2\n2,3\n", "y is the label", "--family=gaussian", "--features=x,y");
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
    assertFault(
        "y,x\n1,2\n2,3\n",
        "formula cbind(y, x) ~ 1: cbind(…) counts successes and failures, which the binomial family"
            + " has, not poisson",
        "--family=poisson",
        "--formula=cbind(y, x) ~ 1");
    assertFault(
        "y,x\n1,2\n2,3\n",
        "y is the response, and cannot be a term as well",
        "--family=poisson",
        "--formula=y ~ x + y");
    assertUsage("give either --label or --formula", "--family=gaussian");
    assertUsage("unknown family student", "--family=student", "--label=y");
    assertUsage("unknown link logistic", "--family=binomial", "--label=y", "--link=logistic");
    assertUsage("unknown solver adam", "--family=gaussian", "--label=y", "--solver=adam");
    assertUsage("--theta is for", "--family=poisson", "--label=y", "--theta=2");
    assertUsage("--power is for", "--family=gamma", "--label=y", "--power=1.5");
    Path model = folder.resolve("model.json");
    assertFault("y,x\n1,2\n-1,3\n", "line 3", "--family=poisson", "--model-out=" + model);
    assertThat(model).doesNotExist();
  }

  private void assertUsage(String message, String... options) {
    assertThatThrownBy(() -> fit("y,x\n1,2\n2,3\n", options))
        .isInstanceOf(ParameterException.class)
        .hasMessageStartingWith(message);
  }

  private void assertFault(String table, String message, String... options) throws Exception {
    List<String> all = new ArrayList<>(List.of(options));
    if (all.stream().noneMatch(option -> option.startsWith("--formula="))) {
      all.add("--label=y");
    }
    GlmFits.Outcome outcome = fit(table, all.toArray(String[]::new));
    assertThat(outcome.err()).startsWith("numflink: ").contains(message).hasLineCount(1);
    assertThat(outcome.status()).isEqualTo(1);
    assertThat(outcome.out()).isEmpty();
  }

  @Test
  void seesBeforeTheTrainingWhatCannotBeWritten() throws Exception {
    Path taken = Files.writeString(folder.resolve("taken"), "a file");
    for (String output : new String[] {"--model-out", "--summary"}) {
      assertFault(
          "y,x\n1,2\n2,3\n",
          "cannot write %s/m.json: ".formatted(taken),
          "--family=gaussian",
          output + "=" + taken + "/m.json");
      assertFault(
          "y,x\n1,2\n2,3\n",
          "cannot write %s: it is a folder".formatted(folder),
          "--family=gaussian",
          output + "=" + folder);
    }
    assertFault(
        "y,x\n1,2\n2,3\n",
        "cannot write %s/r/run.json: ".formatted(taken),
        "--family=gaussian",
        "--report=" + taken + "/r");
    assertThat(taken).hasContent("a file");
  }

  @Test
  void isStrictIfAsked() throws Exception {
    Path model = folder.resolve("model.json");
    String[] options = {"--label=y", "--family=gamma", "--max-iter=1", "--model-out=" + model};
    String[] strict = Arrays.copyOf(options, options.length + 1);
    strict[options.length] = "--strict";
    GlmFits.Outcome outcome = fit(line(30), strict);
    assertThat(outcome.status()).isEqualTo(1);
    assertThat(outcome.err()).contains("did not converge");
    assertThat(model).doesNotExist();
    assertThat(fit(line(30), options).status()).isZero();
    assertThat(model).exists();
  }

  @Test
  void keepsLinksAndWhatItReads() throws Exception {
    Path model = folder.resolve("model.json");
    Path link = Files.createSymbolicLink(folder.resolve("link.json"), model);
    Files.writeString(model, "of before");
    assertThat(fit(line(30), "--label=y", "--family=gaussian", "--model-out=" + link).err())
        .isEmpty();
    assertThat(link).isSymbolicLink();
    String fitted = Files.readString(model);
    assertThat(fitted).contains("coefficients");
    Path table = folder.resolve("t.csv");
    for (Path out : List.of(link, model, table)) {
      assertThat(predict(model, table, out, "response")).contains("would overwrite what is read");
    }
    assertThat(model).hasContent(fitted);
  }

  /** A cell that is no number makes a factor of its column, as in R. */
  @Test
  void saysWhichCellMakesAFactor() throws Exception {
    String table = line(30).replace(",7,", ",7O,");
    GlmFits.Outcome outcome = fit(table, "--label=y", "--family=gaussian", "--features=x,g");
    assertThat(outcome.err())
        .contains("t.csv, line 9: column x: '7O' is no number, so the column is taken as a factor")
        .doesNotContain("column g");
  }

  @Test
  void refusesLevelsThatAreNotInUtf8() throws Exception {
    Path file = folder.resolve("latin.csv");
    Files.writeString(file, "y,g\n1,café\n2,cafè\n3,café\n", StandardCharsets.ISO_8859_1);
    GlmFits.Outcome outcome = fits.run("--data=" + file, "--label=y", "--family=gaussian");
    assertThat(outcome.status()).isEqualTo(1);
    assertThat(outcome.err()).contains("latin.csv, line 2: column g: 'caf\uFFFD' is not in UTF-8");
  }

  /** A class that x tells from the others leaves these to a logistic regression of their own. */
  @Test
  void fitsClassesThatAreSeparated() throws Exception {
    StringBuilder all = new StringBuilder("kind,x,z\n");
    StringBuilder others = new StringBuilder("kind,x,z\n");
    for (int i = 0; i < 90; i++) {
      int kind = (i * 7 + i / 9) % 3;
      String row = "%d,%d,%d%n".formatted(kind, kind == 0 ? i % 5 : 20 + i % 11, i % 4);
      all.append(row);
      others.append(kind == 0 ? "" : row.replaceFirst("^2", "0"));
    }
    String summary = "--summary=" + folder.resolve("s.json");
    GlmFits.Outcome outcome = fit(all.toString(), "--label=kind", "--family=multinomial", summary);
    assertThat(outcome.status()).as(outcome.err()).isZero();
    assertThat(outcome.err()).contains("the classes may be separated");
    double deviance = json("s.json").path("deviance").asDouble();
    fit(others.toString(), "--label=kind", "--family=binomial", summary);
    assertThat(deviance)
        .isCloseTo(json("s.json").path("deviance").asDouble(), within(1e-6 * deviance));
  }

  @Test
  void predictsWhatWasFitted() throws Exception {
    Path model = folder.resolve("model.json");
    GlmFits.Outcome outcome =
        fit(
            "y,x,e,g\n3,1,1,a\n5,2,2,b\n10,3,4,a\n12,4,4,b\n9,5,3,a\n",
            "--formula=y ~ x + g + offset(log(e))",
            "--family=poisson",
            "--model-out=" + model);
    assertThat(outcome.status()).as(outcome.err()).isZero();
    // Rows of the training data in another order, without the label.
    Path data = Files.writeString(folder.resolve("new.csv"), "g,e,x\nb,2,2\na,,1\na,1,1\n");
    Path response = folder.resolve("response.csv");
    Path link = folder.resolve("link.csv");
    assertThat(predict(model, data, response, "response")).isEmpty();
    assertThat(predict(model, data, link, "link")).isEmpty();
    List<String> means = Files.readAllLines(response);
    List<String> predictors = Files.readAllLines(link);
    assertThat(means).hasSize(4).startsWith("prediction").element(2).isEqualTo("NA");
    JsonNode coefficients = json("model.json").path("coefficients");
    double intercept = coefficients.get(0).path("estimate").asDouble();
    double slope = coefficients.get(1).path("estimate").asDouble();
    assertThat(Double.parseDouble(predictors.get(3))).isCloseTo(intercept + slope, within(1e-12));
    assertThat(Double.parseDouble(means.get(3)))
        .isCloseTo(Math.exp(intercept + slope), within(1e-12));

    Path unknown = Files.writeString(folder.resolve("unknown.csv"), "g,e,x\nc,2,2\n");
    Path none = folder.resolve("none.csv");
    assertThat(predict(model, unknown, none, "response"))
        .contains("unknown.csv, line 2: column g: 'c' is none of the levels a, b");
    assertThat(predict(model, Files.writeString(unknown, "g,x\na,2\n"), none, "response"))
        .contains("has no column e, which the model needs");
    Files.writeString(model, Files.readString(model).replace("\"version\" : 1", "\"version\" : 9"));
    assertThat(predict(model, data, none, "response")).contains("a model file of version 9");
    assertThat(none).doesNotExist();
  }

  @Test
  void keepsModelsAsPmml() throws Exception {
    Path json = folder.resolve("model.json");
    Path pmml = folder.resolve("model.pmml");
    String[] model = {"--formula=y ~ log(x + 1) * g + I(x^2)", "--family=gaussian"};
    for (Path file : List.of(json, pmml)) {
      GlmFits.Outcome outcome = fit(line(40), model[0], model[1], "--model-out=" + file);
      assertThat(outcome.status()).as(outcome.err()).isZero();
    }
    assertThat(pmml).content().startsWith("<?xml").contains("GeneralRegressionModel");
    Path data = Files.writeString(folder.resolve("new.csv"), "g,x\nb,2.5\na,\nc,7\n");
    Path ofJson = folder.resolve("json.csv");
    Path ofPmml = folder.resolve("pmml.csv");
    assertThat(predict(json, data, ofJson, "response")).isEmpty();
    assertThat(predict(pmml, data, ofPmml, "response")).isEmpty();
    List<String> lines = Files.readAllLines(ofPmml);
    assertThat(lines).hasSize(4).element(2).isEqualTo("NA");
    List<String> expected = Files.readAllLines(ofJson);
    for (int i : new int[] {1, 3}) {
      // Two trainings on 4 slots are not the same to the last bit.
      double value = Double.parseDouble(expected.get(i));
      assertThat(Double.parseDouble(lines.get(i))).isCloseTo(value, within(1e-6));
    }

    Path none = folder.resolve("none.csv");
    Files.writeString(pmml, "<PMML xmlns='http://www.dmg.org/PMML-4_4' version='4.4'/>");
    assertThat(predict(pmml, data, none, "response"))
        .isEqualTo(
            "numflink: %s is PMML without a GeneralRegressionModel: NumFlink reads what it has"
                    .formatted(pmml)
                + " written itself\n");
    assertThat(none).doesNotExist();
    Path refused = folder.resolve("refused.pmml");
    GlmFits.Outcome outcome =
        fit(
            "y,x\n1,2\n0,3\n1,5\n0,4\n1,3\n",
            "--label=y",
            "--family=binomial",
            "--link=cauchit",
            "--model-out=" + refused);
    assertThat(outcome.status()).isEqualTo(1);
    assertThat(outcome.out()).isEmpty();
    assertThat(outcome.err())
        .isEqualTo("numflink: PMML has no cauchit link for such models: save the model as JSON\n");
    assertThat(refused).doesNotExist();
  }

  private static String predict(Path model, Path data, Path out, String type) {
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    try (PrintStream errors = new PrintStream(err, true, UTF_8)) {
      int status =
          new GlmPredictJob(model.toString(), data.toString(), out.toString(), type).run(errors);
      assertThat(status).isEqualTo(err.size() == 0 ? 0 : 1);
    }
    return err.toString(UTF_8);
  }
}
