package io.numflink.ml;

import static org.apache.flink.table.api.Expressions.$;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.numflink.glm.family.GlmException;
import io.numflink.iteration.IterationFailedException;
import java.util.Arrays;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.ml.linalg.Vectors;
import org.apache.flink.table.api.ApiExpression;
import org.apache.flink.table.api.EnvironmentSettings;
import org.apache.flink.table.api.Table;
import org.apache.flink.table.api.bridge.java.StreamTableEnvironment;
import org.apache.flink.types.Row;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What is wrong is said in one sentence. */
@Timeout(120)
class StageFaultsTest {
  private static final TypeInformation<Row> TYPE =
      Types.ROW_NAMED(
          new String[] {"y", "x", "w", "name", "v"},
          Types.DOUBLE,
          Types.DOUBLE,
          Types.DOUBLE,
          Types.STRING,
          VectorTypes.DENSE);

  private static StageCluster cluster;
  private StreamTableEnvironment tables;

  @BeforeAll
  static void start() throws Exception {
    cluster = new StageCluster();
  }

  @AfterAll
  static void stop() {
    cluster.close();
  }

  @BeforeEach
  void connect() {
    tables = cluster.tables(2);
  }

  /** Ten good rows and one to be put in among them. */
  private Table table(Object... odd) {
    Row[] rows = new Row[11];
    for (int i = 0; i < 11; i++) {
      double x = i * 0.5;
      rows[i] = Row.of((double) (i % 3), x, 1.0, "n" + i, Vectors.dense(x, i % 4));
    }
    if (odd.length > 0) {
      rows[7] = Row.of(odd);
    }
    return StageCluster.table(tables, TYPE, Arrays.asList(rows));
  }

  private static PoissonRegression stage() {
    return new PoissonRegression().setLabelCol("y").setFeatureCols("x");
  }

  private static void assertFault(Class<? extends Exception> type, Runnable fit, String message) {
    assertThatThrownBy(fit::run).isInstanceOf(type).hasMessage(message);
  }

  @Test
  void columnsAreChecked() {
    assertFault(
        GlmException.class,
        () -> stage().setLabelCol("z").fit(table()),
        "labelCol: the table has no column z; it has y, x, w, name, v");
    assertFault(
        GlmException.class,
        () -> stage().setFeatureCols("x", "q").fit(table()),
        "featureCols: the table has no column q; it has y, x, w, name, v");
    assertFault(
        GlmException.class,
        () -> stage().setFeatureCols("x", "x").fit(table()),
        "featureCols: column x is there twice");
    assertFault(
        GlmException.class,
        () -> stage().setFeatureCols("x", "name").fit(table()),
        "featureCols: column name is STRING; numbers or truth values are needed");
    assertFault(
        GlmException.class,
        () -> stage().setFeatureCols().setFeaturesCol("x").fit(table()),
        "featuresCol: column x is DOUBLE; it has to be one of vectors (VectorTypes) or arrays of"
            + " numbers; columns of numbers are named by featureCols");
  }

  @Test
  void familiesAndLinksAreChecked() {
    GeneralizedLinearRegression stage =
        new GeneralizedLinearRegression().setLabelCol("y").setFeatureCols("x");
    assertFault(
        GlmException.class,
        () -> stage.setFamily("cauchy").fit(table()),
        "unknown family cauchy: gaussian, binomial, poisson, gamma, inverse-gaussian,"
            + " negative-binomial or tweedie");
    assertFault(
        GlmException.class,
        () -> stage.setFamily("poisson").setLink("logit").fit(table()),
        "link logit cannot go with family poisson: identity, log, sqrt can");
    assertFault(
        GlmException.class,
        () -> stage.setFamily("tweedie").setLink(null).fit(table()),
        "family tweedie needs variancePower");
    assertFault(
        GlmException.class,
        () -> stage.setFamily("negative.binomial").fit(table()),
        "family negative.binomial needs theta");
    assertFault(
        GlmException.class,
        () ->
            stage.setFamily("gaussian").setSolver("lbfgs").setReg(1).setElasticNet(1).fit(table()),
        "solver lbfgs cannot minimise with an L1 penalty: use newton or admm");
  }

  @Test
  void rowsAtFaultAreShown() {
    assertFault(
        IterationFailedException.class,
        () -> stage().fit(table(-1.0, 0.5, 1.0, "n", null)),
        "label -1 is out of range: poisson labels are at least 0 in row (y=-1.0, x=0.5)");
    assertFault(
        IterationFailedException.class,
        () -> stage().fit(table(1.0, null, 1.0, "n", null)),
        "column x has no value in row (y=1.0, x=NaN)");
    assertFault(
        IterationFailedException.class,
        () -> stage().fit(table(null, 2.0, 1.0, "n", null)),
        "column y has no value in row (y=NaN, x=2.0)");
    assertFault(
        IterationFailedException.class,
        () -> stage().fit(table(1.0, Double.POSITIVE_INFINITY, 1.0, "n", null)),
        "column x is Infinity in row (y=1.0, x=Infinity)");
    assertFault(
        IterationFailedException.class,
        () -> stage().setWeightCol("w").fit(table(1.0, 2.0, -2.0, "n", null)),
        "weight -2.0 is below 0 in row (y=1.0, w=-2.0, x=2.0)");
    assertFault(
        IterationFailedException.class,
        () ->
            new LogisticRegression()
                .setLabelCol("y")
                .setFeatureCols("x")
                .fit(table().where($("x").isEqual(1))),
        "label 2 is out of range: binomial labels are from 0 to 1 in row (y=2.0, x=1.0)");
  }

  @Test
  void vectorsAreChecked() {
    PoissonRegression stage = stage().setFeatureCols().setFeaturesCol("v");
    assertFault(
        IterationFailedException.class,
        () -> stage.fit(table(1.0, 2.0, 1.0, "n", Vectors.dense(1, 2, 3))),
        "column v has 3 elements, and those of other rows 2 in row (y=1.0)");
    assertFault(
        IterationFailedException.class,
        () -> stage.fit(table(1.0, 2.0, 1.0, "n", Vectors.dense(1, Double.NaN))),
        "column v[1] has no value in row (y=1.0, v[0]=1.0, v[1]=NaN)");
    assertFault(
        IterationFailedException.class,
        () -> stage.fit(table(1.0, 2.0, 1.0, "n", null)),
        "column v has no value in row (y=1.0)");
  }

  @Test
  void tablesThatCannotBeTrainedOnAreRefused() {
    tables.executeSql(
        "CREATE TEMPORARY TABLE endless (y DOUBLE, x DOUBLE) WITH ('connector' = 'datagen')");
    assertThatThrownBy(() -> stage().fit(tables.from("endless")))
        .hasMessageStartingWith("an iteration needs data that ends: source ")
        .hasMessageContaining("endless");
    Table counted = tables.sqlQuery("SELECT x, COUNT(*) AS y FROM " + table() + " GROUP BY x");
    assertFault(
        GlmException.class,
        () -> stage().fit(counted),
        "the table changes rows that it gave before, as aggregates of streams do: train on one that"
            + " only gives rows");
    assertFault(
        GlmException.class, () -> stage().fit(table(), table()), "one table is needed, not 2");
    assertThatThrownBy(() -> stage().fit(table().where(never())))
        .isInstanceOf(IterationFailedException.class)
        .hasMessageContaining("there are no rows to fit");
    assertThatThrownBy(
            () -> stage().setFeatureCols().setFeaturesCol("v").fit(table().where(never())))
        .isInstanceOf(GlmException.class)
        .hasMessage("there are no rows to fit");
  }

  private static ApiExpression never() {
    return $("x").isLess(-1);
  }

  @Test
  void batchModeIsRefused() {
    StreamTableEnvironment batch =
        StreamTableEnvironment.create(cluster.environment(2), EnvironmentSettings.inBatchMode());
    Table table = batch.fromValues(Row.of(1.0, 2.0)).as("y", "x");
    assertFault(
        GlmException.class,
        () -> stage().fit(table),
        "the table environment is in batch mode, and training is an iteration over a stream: use"
            + " EnvironmentSettings.inStreamingMode(), where tables may end, too");
  }

  @Test
  void modelsAreChecked() {
    assertThatThrownBy(() -> new PoissonRegressionModel().transform(table()))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("the model has no coefficients: fit or load it, or setModelData");
    PoissonRegressionModel model = stage().fit(table());
    assertFault(
        GlmException.class,
        () -> model.transform(table().dropColumns($("x"))),
        "featureCols: the table has no column x; it has y, w, name, v");
    assertFault(
        GlmException.class,
        () -> model.setPredictionCol("eta").setLinkPredictionCol("eta").transform(table()),
        "predictions: column eta is to have two of them");
    assertFault(
        GlmException.class,
        () -> model.setPredictionCol("y").transform(table()),
        "predictions: the table has a column y already; choose another name");
    assertFault(
        GlmException.class,
        () ->
            model.setModelData(
                tables
                    .fromValues(Row.of("(Intercept)", 1.0), Row.of("z", 2.0))
                    .as("name", "estimate")),
        "model data: the coefficients are (Intercept), z, and the model's parameters ask for"
            + " (Intercept), x");
    assertFault(
        GlmException.class,
        () -> model.setModelData(tables.fromValues(Row.of("x", 2.0)).as("name", "value")),
        "model data: the table has no column estimate; it has name, value");
    assertThatThrownBy(
            () ->
                StageCluster.collect(
                    model
                        .setPredictionCol("prediction")
                        .setFeatureCols()
                        .setFeaturesCol("v")
                        .transform(table())[0]))
        .hasStackTraceContaining("a row has 2 features, and the model 1");
  }
}
