package io.numflink.glm.pmml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.numflink.glm.Golden;
import io.numflink.glm.TestTable;
import io.numflink.glm.family.Binomial;
import io.numflink.glm.family.Gaussian;
import io.numflink.glm.family.GlmException;
import io.numflink.glm.family.Response;
import io.numflink.glm.family.StandardLink;
import io.numflink.glm.formula.ColumnType;
import io.numflink.glm.formula.DesignMatrix;
import io.numflink.glm.formula.Formula;
import io.numflink.glm.inference.GlmFit;
import io.numflink.glm.inference.SoftmaxFit;
import io.numflink.glm.model.GlmModel;
import io.numflink.glm.model.PredictionType;
import io.numflink.glm.model.SoftmaxModel;
import io.numflink.glm.solver.SerialTrainer;
import io.numflink.glm.solver.SoftmaxFinished;
import io.numflink.glm.solver.SoftmaxTraining;
import io.numflink.glm.solver.TrainingOptions;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.xml.XMLConstants;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import org.dmg.pmml.PMML;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** PMML of models is valid, means what the model says, and is read again. */
class PmmlFileTest {
  private static Schema schema;

  @BeforeAll
  static void loadSchema() throws Exception {
    schema =
        SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
            .newSchema(PMML.class.getResource("/pmml.xsd"));
  }

  static List<Golden> sayable() {
    return Golden.all().stream()
        .filter(golden -> !golden.name().equals("binomial-cauchit"))
        .toList();
  }

  private static GlmModel fitted(Golden golden) {
    GlmFit fit = SerialTrainer.fit(golden.training(TrainingOptions.DEFAULT), golden.tiles(1000));
    return GlmModel.of(fit, golden.node().get("formula").asText(), golden.design().table());
  }

  private static void validate(String text) throws Exception {
    schema.newValidator().validate(new StreamSource(new StringReader(text)));
  }

  /** A row as the fields of PMML. */
  private static Map<String, Object> row(List<ColumnType> columns, double[][] cells, int i) {
    Map<String, Object> row = new HashMap<>();
    for (int j = 0; j < columns.size(); j++) {
      ColumnType column = columns.get(j);
      row.put(
          column.name(),
          switch (column.kind()) {
            case NUMBER -> (Object) cells[j][i];
            case LOGICAL -> cells[j][i] == 1 ? "true" : "false";
            case FACTOR -> column.levels().get((int) cells[j][i]);
          });
    }
    return row;
  }

  @ParameterizedTest
  @MethodSource("sayable")
  void meansWhatTheModelSaysAndIsReadAgain(Golden golden) throws Exception {
    GlmModel model = fitted(golden);
    String text = PmmlFile.write(model);
    validate(text);
    PmmlEvaluator evaluator = new PmmlEvaluator(text);
    DesignMatrix design = model.design();
    int n = Math.min(200, golden.table().rows());
    double[][] cells = golden.table().values(design);
    double[] means = model.predict(design, cells, n, PredictionType.RESPONSE);
    for (int i = 0; i < n; i++) {
      double mean = evaluator.mean(row(model.columns(), cells, i));
      // The order of sums and the approximation of functions differ.
      assertThat(mean).isCloseTo(means[i], within(1e-11 * Math.max(1, Math.abs(means[i]))));
    }

    GlmModel loaded = (GlmModel) PmmlFile.read(text, "m.pmml");
    assertThat(loaded.response()).isEqualTo(model.response());
    assertThat(loaded.formula()).isEqualTo(model.formula());
    assertThat(loaded.columns()).isEqualTo(model.columns());
    assertThat(loaded.names()).isEqualTo(model.names());
    assertThat(loaded.coefficients()).containsExactly(model.coefficients());
    assertThat(PmmlFile.write(loaded)).isEqualTo(text);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 0.01})
  void softmaxModelsAreSaid(double l2) throws Exception {
    TestTable table = TestTable.named("made");
    String formula = "group ~ x * logical";
    DesignMatrix design =
        DesignMatrix.ofClasses(
            Formula.parse(formula, table.names()), table.design(formula).table());
    SoftmaxTraining training =
        new SoftmaxTraining(
            design.names(),
            List.of("a", "b", "c"),
            TrainingOptions.DEFAULT.withPenalty(0, l2, false));
    SoftmaxFit fit =
        ((SoftmaxFinished) SerialTrainer.run(training.start(), table.tiles(design, null, 77)))
            .fit();
    SoftmaxModel model = SoftmaxModel.of(fit, formula, design.table());
    String text = PmmlFile.write(model);
    validate(text);
    PmmlEvaluator evaluator = new PmmlEvaluator(text);
    SoftmaxModel loaded = (SoftmaxModel) PmmlFile.read(text, "m.pmml");
    double[][] cells = table.values(design);
    int n = table.rows();
    double[] chances = model.probabilities(design, cells, n);
    double[] again = loaded.probabilities(loaded.design(), cells, n);
    for (int i = 0; i < n; i++) {
      Map<String, Double> said = evaluator.probabilities(row(model.columns(), cells, i));
      for (int k = 0; k < 3; k++) {
        assertThat(said.get(model.classes().get(k))).isCloseTo(chances[3 * i + k], within(1e-13));
        assertThat(again[3 * i + k]).isCloseTo(chances[3 * i + k], within(1e-13));
      }
    }
    if (l2 == 0) {
      assertThat(loaded.coefficients()).containsExactly(model.coefficients());
      assertThat(loaded.names()).isEqualTo(model.names());
    }
  }

  @Test
  void functionsAndSeveralOffsetsAreSaid() throws Exception {
    String formula =
        "y ~ log2(a) + log1p(a) + log10(a) + expm1(b) + exp(-b) + sqrt(a) + abs(b) + sin(b) + cos(b)"
            + " + tan(b) + tanh(b) + I((a - b)/2^b) + `odd name` + offset(a) + offset(2 * b)";
    List<ColumnType> columns =
        List.of(
            ColumnType.number("y"),
            ColumnType.number("a"),
            ColumnType.number("b"),
            ColumnType.number("odd name"));
    DesignMatrix design =
        new DesignMatrix(
            Formula.parse(formula, columns.stream().map(ColumnType::name).toList()), columns);
    double[] beta = new double[design.names().size() + 1];
    for (int j = 0; j < beta.length; j++) {
      beta[j] = 0.1 * j - 0.3;
    }
    List<String> names = new ArrayList<>(design.names());
    names.add(0, "(Intercept)");
    GlmModel model = new GlmModel(Response.of(new Gaussian()), formula, columns, names, beta);
    String text = PmmlFile.write(model);
    validate(text);
    double[][] cells = {{0, 0}, {1.5, 7}, {-0.5, 0.25}, {3, 4}};
    double[] means = model.predict(design, cells, 2, PredictionType.RESPONSE);
    for (int i = 0; i < 2; i++) {
      assertThat(new PmmlEvaluator(text).mean(row(columns, cells, i)))
          .isCloseTo(means[i], within(1e-12));
    }
    assertThat(((GlmModel) PmmlFile.read(text, "m.pmml")).formula()).isEqualTo(formula);
  }

  @Test
  void whatPmmlCannotSayIsRefused() {
    List<ColumnType> columns = List.of(ColumnType.number("y"), ColumnType.logical("b"));
    assertThatThrownBy(
            () ->
                PmmlFile.write(
                    new GlmModel(
                        new Response(new Binomial(), StandardLink.CAUCHIT),
                        "y ~ b",
                        columns,
                        List.of("(Intercept)", "bTRUE"),
                        new double[2])))
        .isInstanceOf(GlmException.class)
        .hasMessage("PMML has no cauchit link for such models: save the model as JSON");
    assertThatThrownBy(
            () ->
                PmmlFile.write(
                    new GlmModel(
                        Response.of(new Gaussian()),
                        "y ~ I(2 * b)",
                        columns,
                        List.of("(Intercept)", "I(2 * b)"),
                        new double[2])))
        .isInstanceOf(GlmException.class)
        .hasMessage(
            "PMML cannot do arithmetic with the truth values of column b: save the model as JSON");
  }

  @Test
  void modelsWithoutFeaturesAreSaid() throws Exception {
    List<ColumnType> columns = List.of(ColumnType.number("y"), ColumnType.number("n"));
    GlmModel constant =
        new GlmModel(
            Response.of(new Gaussian()),
            "y ~ 1",
            columns,
            List.of("(Intercept)"),
            new double[] {3});
    String text = PmmlFile.write(constant);
    validate(text);
    assertThat(new PmmlEvaluator(text).mean(Map.of())).isEqualTo(3);
    assertThatThrownBy(
            () ->
                PmmlFile.write(
                    new GlmModel(
                        Response.of(new Binomial()),
                        "cbind(y, n) ~ 1",
                        columns,
                        List.of("(Intercept)"),
                        new double[1])))
        .isInstanceOf(GlmException.class)
        .hasMessage(
            "PMML needs a column to predict from, or a plain label: save the model as JSON");
  }

  @Test
  void otherFilesAreRefused() {
    String text = PmmlFile.write(fitted(Golden.named("poisson-log")));
    assertRefused("{}", "m.pmml is no PMML: Content is not allowed in prolog.");
    assertRefused("<a/>", "m.pmml is no PMML: its root is a");
    assertRefused(
        "<!DOCTYPE PMML [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><PMML>&e;</PMML>",
        "m.pmml is no PMML: DOCTYPE is disallowed when the feature"
            + " \"http://apache.org/xml/features/disallow-doctype-decl\" set to true.");
    assertRefused(
        text.replace("PMML-4_4", "PMML-3_2").replace("version=\"4.4\"", "version=\"3.2\""),
        "m.pmml is PMML of version 3.2: NumFlink reads what it has written itself");
    assertRefused(
        text.replace("GeneralRegressionModel", "TreeModel"),
        "m.pmml is PMML without a GeneralRegressionModel: NumFlink reads what it has written"
            + " itself");
    assertRefused(
        text.replace("extender=\"NumFlink\"", "extender=\"Else\""),
        "m.pmml is PMML without a formula of NumFlink: NumFlink reads what it has written itself");
    assertRefused(
        text.replace("\"generalizedLinear\"", "\"CoxRegression\""),
        "m.pmml is PMML with a model of type CoxRegression: NumFlink reads what it has written"
            + " itself");
    assertRefused(text.replaceFirst("beta=\"[^\"]*\"", "beta=\"x\""), "m.pmml: 'x' is no number");
    assertRefused(
        text.replace("label=\"woolB\"", "label=\"silk\""),
        "m.pmml has parameters (Intercept), silk, tensionL, tensionM, woolB:tensionL,"
            + " woolB:tensionM, and its formula (Intercept), woolB, tensionL, tensionM,"
            + " woolB:tensionL, woolB:tensionM");
  }

  private static void assertRefused(String text, String message) {
    assertThatThrownBy(() -> PmmlFile.read(text, "m.pmml"))
        .isInstanceOf(GlmException.class)
        .hasMessage(message);
  }
}
