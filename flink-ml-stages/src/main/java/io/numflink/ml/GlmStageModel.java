package io.numflink.ml;

import static org.apache.flink.table.api.Expressions.call;
import static org.apache.flink.table.api.Expressions.lit;

import io.numflink.glm.family.GlmException;
import io.numflink.glm.family.Link;
import io.numflink.glm.family.Response;
import io.numflink.glm.inference.GlmFit;
import io.numflink.ml.param.GlmModelParams;
import io.numflink.ml.param.HasOffsetCol;
import java.io.IOException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.ml.api.Model;
import org.apache.flink.ml.linalg.DenseVector;
import org.apache.flink.ml.linalg.Vectors;
import org.apache.flink.ml.param.Param;
import org.apache.flink.ml.util.ParamUtils;
import org.apache.flink.ml.util.ReadWriteUtils;
import org.apache.flink.table.api.ApiExpression;
import org.apache.flink.table.api.Table;
import org.apache.flink.table.api.bridge.java.StreamTableEnvironment;
import org.apache.flink.table.expressions.Expression;
import org.apache.flink.table.functions.ScalarFunction;

/**
 * A trained generalized linear model. {@link #transform} adds columns to a table by functions of
 * its rows, which hold the coefficients: nothing runs until the table is used, and then as part of
 * whatever uses it, on streams that never end as on tables that do.
 *
 * @param <M> the model
 */
public abstract sealed class GlmStageModel<M extends GlmStageModel<M>>
    implements Model<M>, GlmModelParams<M>
    permits GeneralizedLinearRegressionModel,
        LinearRegressionModel,
        LogisticRegressionModel,
        PoissonRegressionModel {
  private static final long serialVersionUID = 1L;

  private final Map<Param<?>, Object> params = new HashMap<>();
  private ModelData data;
  private transient StreamTableEnvironment tables;

  GlmStageModel() {
    ParamUtils.initializeMapWithDefaultValues(params, this);
  }

  /** Family and link. */
  abstract Response response();

  abstract M self();

  /** What is predicted, by column. */
  Map<String, ScalarFunction> predictions(LinearPredictor predictor, Link link) {
    Map<String, ScalarFunction> predictions = new LinkedHashMap<>();
    add(
        getPredictionCol(),
        new PredictNumber(predictor, link, PredictNumber.Figure.MEAN),
        predictions);
    return predictions;
  }

  static void add(
      String column, ScalarFunction prediction, Map<String, ScalarFunction> predictions) {
    if (predictions.put(column, prediction) != null) {
      throw new GlmException("predictions: column %s is to have two of them".formatted(column));
    }
  }

  final M with(ModelData learnt, StreamTableEnvironment environment) {
    data = learnt;
    tables = environment;
    return self();
  }

  private ModelData data() {
    if (data == null) {
      throw new IllegalStateException(
          "the model has no coefficients: fit or load it, or setModelData");
    }
    return data;
  }

  /** The coefficients of the features, in their order; 0 for those that are aliased. */
  public DenseVector coefficients() {
    return Vectors.dense(data().coefficients());
  }

  /** 0 if there is none. */
  public double intercept() {
    return data().intercept();
  }

  /** Whether there is a {@link #summary}: the model was trained by this program. */
  public boolean hasSummary() {
    return data().fit() != null;
  }

  /**
   * How the model was fitted: coefficients with standard errors and tests, deviances, AIC, and
   * more; {@link io.numflink.glm.inference.SummaryText} prints it. It is not saved with the model.
   */
  public GlmFit summary() {
    if (!hasSummary()) {
      throw new IllegalStateException("the model was not trained by this program");
    }
    return data.fit();
  }

  /** The table with the predictions' columns; NULL where a feature or the offset is. */
  @Override
  public Table[] transform(Table... inputs) {
    Table table = Inputs.one(inputs);
    LinearPredictor predictor = LinearPredictor.of(data());
    TableColumns columns = new TableColumns(table);
    FeatureColumns features = FeatureColumns.of(this, table);
    requireFeatures(features);
    Link link = response().link();
    Map<String, ScalarFunction> predictions = predictions(predictor, link);
    if (getLinkPredictionCol() != null) {
      add(
          getLinkPredictionCol(),
          new PredictNumber(predictor, link, PredictNumber.Figure.LINK),
          predictions);
    }
    ApiExpression offset =
        getOffsetCol() == null
            ? lit(0.0)
            : columns.number(getOffsetCol(), HasOffsetCol.OFFSET_COL.name);
    predictions.keySet().forEach(name -> columns.requireNo(name, "predictions"));
    return new Table[] {
      table.addColumns(
          predictions.entrySet().stream()
              .map(each -> call(each.getValue(), offset, features.argument()).as(each.getKey()))
              .toArray(Expression[]::new))
    };
  }

  private void requireFeatures(FeatureColumns features) {
    List<String> trained = data().featureNames();
    if (features.kind() == FeatureColumns.Kind.NUMBERS && !features.names().equals(trained)) {
      throw new GlmException(
          "featureCols: the model has coefficients for %s, not for %s"
              .formatted(String.join(", ", trained), String.join(", ", features.names())));
    }
  }

  /**
   * The coefficients: a row each of {@code name}, {@code estimate}, {@code std_error}, {@code
   * statistic} and {@code p_value}.
   */
  @Override
  public Table[] getModelData() {
    ModelData learnt = data();
    if (tables == null) {
      throw new IllegalStateException("the model has no table environment: load it with one");
    }
    return new Table[] {CoefficientRows.of(learnt, tables)};
  }

  /**
   * Takes coefficients from a table of {@code name} and {@code estimate}, with a row for each
   * feature, and one named {@code (Intercept)} if there is one. The table is read at once.
   */
  @Override
  public M setModelData(Table... inputs) {
    Table table = Inputs.one(inputs);
    return with(
        CoefficientRows.read(table, List.of(getFeatureCols()), getFeaturesCol()),
        BoundedRows.environment(table));
  }

  @Override
  public Map<Param<?>, Object> getParamMap() {
    return params;
  }

  /** Saves parameters and coefficients, at once. */
  @Override
  public void save(String path) throws IOException {
    ModelData learnt = data();
    ReadWriteUtils.saveMetadata(this, path);
    ModelDataFile.write(learnt, path);
  }

  static <M extends GlmStageModel<M>> M load(
      Class<M> type, StreamTableEnvironment environment, String path) throws IOException {
    M model = type.cast(ReadWriteUtils.<M>loadStageParam(path));
    return model.with(ModelDataFile.read(path), environment);
  }
}
