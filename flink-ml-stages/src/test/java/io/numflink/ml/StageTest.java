package io.numflink.ml;

import static org.apache.flink.table.api.Expressions.$;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.numflink.glm.inference.SummaryText;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.ml.builder.Pipeline;
import org.apache.flink.ml.builder.PipelineModel;
import org.apache.flink.ml.linalg.DenseVector;
import org.apache.flink.ml.linalg.Vector;
import org.apache.flink.ml.linalg.Vectors;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.table.api.Table;
import org.apache.flink.table.api.bridge.java.StreamTableEnvironment;
import org.apache.flink.types.Row;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Training, predicting, and keeping models. */
@Timeout(120)
class StageTest {
  private static StageCluster cluster;

  @TempDir private Path folder;

  @BeforeAll
  static void start() throws Exception {
    cluster = new StageCluster();
  }

  @AfterAll
  static void stop() {
    cluster.close();
  }

  private static GeneralizedLinearRegression poisson(GoldenTable table) {
    return new GeneralizedLinearRegression()
        .setFamily("poisson")
        .setLabelCol(GoldenTable.LABEL)
        .setFeatureCols(table.features())
        .setWeightCol(table.weight())
        .setOffsetCol(table.offset());
  }

  @Test
  void featuresMayBeColumnsVectorOrArray() {
    GoldenTable data = GoldenTable.named("poisson-offset");
    Table table = data.of(cluster.tables(2));
    GeneralizedLinearRegressionModel columns = poisson(data).fit(table);
    for (String column : List.of(GoldenTable.FEATURES, GoldenTable.ARRAY)) {
      GeneralizedLinearRegressionModel one =
          poisson(data).setFeatureCols().setFeaturesCol(column).fit(table);
      assertThat(one.summary().names()).contains("(Intercept)", column + "[0]");
      assertSame(one.coefficients(), columns.coefficients());
      assertThat(one.intercept()).isCloseTo(columns.intercept(), within(1e-12));
      assertThat(predictions(one, table)).containsExactlyElementsOf(predictions(columns, table));
    }
  }

  /** Sums of 200 terms in another order, at a minimum that both find to about 1e-12. */
  private static void assertSame(DenseVector actual, DenseVector expected) {
    assertThat(actual.values).containsExactly(expected.values, within(1e-12));
  }

  private static List<Double> predictions(GlmStageModel<?> model, Table table) {
    return StageCluster.collect(model.transform(table)[0].select($(model.getPredictionCol())))
        .stream()
        .map(row -> Math.rint(row.<Double>getFieldAs(0) * 1e9) / 1e9)
        .sorted()
        .toList();
  }

  @Test
  void sparseVectorsAreTheSame() {
    StreamTableEnvironment tables = cluster.tables(2);
    TypeInformation<Row> type =
        Types.ROW_NAMED(
            new String[] {"label", "dense", "mixed"},
            Types.DOUBLE,
            VectorTypes.DENSE,
            VectorTypes.VECTOR);
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      DenseVector dense = Vectors.dense(i % 3 == 0 ? 0 : i, i % 4 == 1 ? 2 : 0, i % 7);
      Vector mixed = i % 2 == 0 ? dense : dense.toSparse();
      rows.add(Row.of(3.0 + i * 0.1 - dense.get(1) + (i % 5) * 0.2, dense, mixed));
    }
    Table table = StageCluster.table(tables, type, rows);
    LinearRegressionModel dense = new LinearRegression().setFeaturesCol("dense").fit(table);
    LinearRegressionModel mixed = new LinearRegression().setFeaturesCol("mixed").fit(table);
    assertSame(mixed.coefficients(), dense.coefficients());
    assertThat(predictions(mixed, table)).isEqualTo(predictions(dense, table));
  }

  @Test
  void resultsDoNotDependOnParallelism() {
    GoldenTable data = GoldenTable.named("poisson-randhie");
    double[] serial = null;
    for (int parallelism : new int[] {1, 2, 4}) {
      GeneralizedLinearRegressionModel model =
          poisson(data).setTol(1e-14).fit(data.of(cluster.tables(parallelism)));
      assertThat(model.summary().rows()).isEqualTo(20190);
      double[] estimates = model.summary().estimates();
      if (serial == null) {
        serial = estimates;
      }
      for (int j = 0; j < serial.length; j++) {
        // Rounding of sums of 20 000 terms, some 1e-13, times the condition of the normal equations
        assertThat(estimates[j]).isCloseTo(serial[j], within(1e-9 * Math.abs(serial[j])));
      }
    }
  }

  @Test
  void trainsWithCheckpoints() {
    GoldenTable data = GoldenTable.named("poisson-randhie");
    StreamExecutionEnvironment environment = cluster.environment(2);
    environment.enableCheckpointing(20);
    GeneralizedLinearRegressionModel model =
        poisson(data).fit(data.of(StreamTableEnvironment.create(environment)));
    assertThat(model.summary().rows()).isEqualTo(20190);
    assertThat(model.summary().converged()).isTrue();
  }

  @Test
  void leavesTheUsersEnvironmentAlone() throws Exception {
    GoldenTable data = GoldenTable.named("gaussian-identity");
    StreamExecutionEnvironment environment = cluster.environment(2);
    StreamTableEnvironment tables = StreamTableEnvironment.create(environment);
    Table table = data.of(tables);
    tables.toDataStream(table.select($(GoldenTable.LABEL))).print().setParallelism(1);
    int before = environment.getTransformations().size();
    new LinearRegression()
        .setLabelCol(GoldenTable.LABEL)
        .setFeatureCols(data.features())
        .fit(table);
    assertThat(environment.getTransformations()).hasSize(before);
    assertThat(environment.getStreamGraph(false).getStreamNodes())
        .noneMatch(node -> node.getOperatorName().contains("make tiles"));
  }

  @Test
  void predictsMeansAndLinearPredictors() {
    GoldenTable data = GoldenTable.named("poisson-offset");
    Table table = data.of(cluster.tables(2));
    GeneralizedLinearRegressionModel model = poisson(data).fit(table).setLinkPredictionCol("eta");
    Table predicted = model.transform(table)[0];
    assertThat(predicted.getResolvedSchema().getColumnNames())
        .endsWith(GoldenTable.ARRAY, "prediction", "eta");
    List<Row> rows = StageCluster.collect(predicted);
    double deviance = 0;
    for (Row row : rows) {
      double eta = model.intercept() + row.<Double>getFieldAs(GoldenTable.OFFSET);
      Double[] x = row.getFieldAs(GoldenTable.ARRAY);
      for (int j = 0; j < x.length; j++) {
        eta += model.coefficients().get(j) * x[j];
      }
      double mean = row.getFieldAs("prediction");
      double label = row.getFieldAs(GoldenTable.LABEL);
      assertThat(row.<Double>getFieldAs("eta")).isCloseTo(eta, within(1e-12));
      assertThat(mean).isCloseTo(Math.exp(eta), within(1e-12 * Math.exp(eta)));
      deviance += 2 * ((label == 0 ? 0 : label * Math.log(label / mean)) - (label - mean));
    }
    double expected = data.golden().get("deviance").asDouble();
    assertThat(deviance).isCloseTo(expected, within(1e-6 * expected));
  }

  @Test
  void logisticRegressionPredictsLabelsAndProbabilities() {
    GoldenTable data = GoldenTable.named("binomial-logit");
    Table table = data.of(cluster.tables(2));
    LogisticRegressionModel model =
        new LogisticRegression()
            .setLabelCol(GoldenTable.LABEL)
            .setFeatureCols(data.features())
            .setRawPredictionCol("chances")
            .fit(table);
    double logLikelihood = 0;
    for (Row row : StageCluster.collect(model.transform(table)[0])) {
      DenseVector chances = row.getFieldAs("chances");
      assertThat(chances.get(0) + chances.get(1)).isCloseTo(1, within(1e-15));
      assertThat(row.<Double>getFieldAs("prediction")).isEqualTo(chances.get(1) >= 0.5 ? 1.0 : 0.0);
      int label = row.<Double>getFieldAs(GoldenTable.LABEL).intValue();
      logLikelihood += Math.log(chances.get(label));
    }
    double expected = data.golden().get("log_likelihood").asDouble();
    assertThat(logLikelihood).isCloseTo(expected, within(1e-6 * Math.abs(expected)));
  }

  @Test
  void rowsWithoutAValueHaveNoPrediction() {
    StreamTableEnvironment tables = cluster.tables(1);
    Table table =
        tables
            .fromValues(
                Row.of(1.0, 1, true),
                Row.of(2.0, 3, false),
                Row.of(4.0, 4, true),
                Row.of(3.5, 6, true))
            .as("y", "n", "b");
    LinearRegressionModel model =
        new LinearRegression().setLabelCol("y").setFeatureCols("n", "b").fit(table);
    Table odd = tables.sqlQuery("SELECT CAST(NULL AS INT) AS n, TRUE AS b");
    assertThat(StageCluster.collect(model.transform(odd)[0]).get(0).getField("prediction"))
        .isNull();
    assertThat(predictions(model, table)).hasSize(4).doesNotContainNull();
  }

  @Test
  void pipelinesTrainAndAreKept() throws Exception {
    GoldenTable data = GoldenTable.named("poisson-offset");
    StreamTableEnvironment tables = cluster.tables(2);
    Table table = data.of(tables);
    PoissonRegression counts =
        new PoissonRegression()
            .setLabelCol(GoldenTable.LABEL)
            .setFeatureCols(data.features())
            .setOffsetCol(GoldenTable.OFFSET)
            .setPredictionCol("expected");
    LinearRegression after =
        new LinearRegression().setLabelCol(GoldenTable.LABEL).setFeatureCols("expected");
    String saved = folder.resolve("pipeline").toString();
    new Pipeline(List.of(counts, after)).save(saved);
    PipelineModel model = Pipeline.load(tables, saved).fit(table);
    List<Double> predicted = sorted(model.transform(table)[0]);

    String kept = folder.resolve("model").toString();
    model.save(kept);
    PipelineModel loaded = PipelineModel.load(cluster.tables(1), kept);
    assertThat(sorted(loaded.transform(data.of(cluster.tables(1)))[0])).isEqualTo(predicted);
    assertThat(predicted).hasSize(200);
  }

  private static List<Double> sorted(Table table) {
    return StageCluster.collect(table.select($("prediction"))).stream()
        .map(row -> row.<Double>getFieldAs(0))
        .sorted()
        .toList();
  }

  @Test
  void modelsAreSavedWithAllDigits() throws Exception {
    GoldenTable data = GoldenTable.named("poisson-aliased");
    StreamTableEnvironment tables = cluster.tables(2);
    GeneralizedLinearRegressionModel model = poisson(data).fit(data.of(tables));
    String saved = folder.resolve("model").toString();
    model.save(saved);
    GeneralizedLinearRegressionModel loaded = GeneralizedLinearRegressionModel.load(tables, saved);
    assertThat(loaded.coefficients()).isEqualTo(model.coefficients());
    assertThat(loaded.intercept()).isEqualTo(model.intercept());
    assertThat(loaded.getParamMap().keySet()).isEqualTo(model.getParamMap().keySet());
    assertThat(loaded.getFamily()).isEqualTo("poisson");
    assertThat(loaded.getFeatureCols()).isEqualTo(data.features());
    assertThat(loaded.getTheta()).isNull();
    assertThat(loaded.hasSummary()).isFalse();
    assertThatThrownBy(loaded::summary).hasMessage("the model was not trained by this program");
    assertThat(SummaryText.of(model.summary(), "poisson")).contains("(Intercept)");
  }

  @Test
  void modelDataIsATableOfCoefficients() {
    GoldenTable data = GoldenTable.named("poisson-aliased");
    StreamTableEnvironment tables = cluster.tables(2);
    GeneralizedLinearRegressionModel model = poisson(data).fit(data.of(tables));
    Table coefficients = model.getModelData()[0];
    List<Row> rows = StageCluster.collect(coefficients);
    assertThat(rows).hasSize(data.features().length + 1);
    Row twice =
        rows.stream().filter(row -> row.getField("name").equals("twice")).findFirst().orElseThrow();
    assertThat(twice.getField("estimate")).isNull();
    Row x = rows.stream().filter(row -> row.getField("name").equals("x")).findFirst().orElseThrow();
    int at = Arrays.asList(data.features()).indexOf("x") + 1;
    assertThat(x.<Double>getFieldAs("std_error")).isEqualTo(model.summary().standardError(at));

    GeneralizedLinearRegressionModel other =
        new GeneralizedLinearRegressionModel()
            .setFamily("poisson")
            .setFeatureCols(data.features())
            .setModelData(coefficients);
    assertThat(other.coefficients()).isEqualTo(model.coefficients());
    assertThat(other.intercept()).isEqualTo(model.intercept());
    GeneralizedLinearRegressionModel vector =
        new GeneralizedLinearRegressionModel()
            .setFeaturesCol("v")
            .setModelData(
                tables
                    .fromValues(Row.of("v[1]", 2), Row.of("(Intercept)", 5), Row.of("v[0]", 1))
                    .as("name", "estimate"));
    assertThat(vector.coefficients()).isEqualTo(Vectors.dense(1, 2));
    assertThat(vector.intercept()).isEqualTo(5);
  }

  @Test
  void trainsInThisProcess() {
    StreamTableEnvironment tables =
        StreamTableEnvironment.create(StreamExecutionEnvironment.createLocalEnvironment(2));
    GoldenTable data = GoldenTable.named("gaussian-identity");
    LinearRegressionModel model =
        new LinearRegression()
            .setLabelCol(GoldenTable.LABEL)
            .setFeatureCols(data.features())
            .fit(data.of(tables));
    double expected = data.golden().get("coefficients").get(0).get("estimate").asDouble();
    assertThat(model.intercept()).isCloseTo(expected, within(1e-9 * expected));
  }
}
