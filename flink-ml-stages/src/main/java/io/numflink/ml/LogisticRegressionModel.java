package io.numflink.ml;

import io.numflink.glm.family.Binomial;
import io.numflink.glm.family.Link;
import io.numflink.glm.family.Response;
import io.numflink.ml.param.HasRawPredictionCol;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.flink.table.api.bridge.java.StreamTableEnvironment;
import org.apache.flink.table.functions.ScalarFunction;

/**
 * A trained {@link LogisticRegression}. Its prediction is the more probable label, 0 or 1; the raw
 * prediction is the vector of both probabilities.
 */
public final class LogisticRegressionModel extends GlmStageModel<LogisticRegressionModel>
    implements HasRawPredictionCol<LogisticRegressionModel> {
  private static final long serialVersionUID = 1L;

  @Override
  Response response() {
    return Response.of(new Binomial());
  }

  @Override
  LogisticRegressionModel self() {
    return this;
  }

  @Override
  Map<String, ScalarFunction> predictions(LinearPredictor predictor, Link link) {
    Map<String, ScalarFunction> predictions = new LinkedHashMap<>();
    add(
        getPredictionCol(),
        new PredictNumber(predictor, link, PredictNumber.Figure.CLASS),
        predictions);
    add(getRawPredictionCol(), new PredictProbabilities(predictor, link), predictions);
    return predictions;
  }

  /** Loads what {@link #save} has saved. */
  public static LogisticRegressionModel load(StreamTableEnvironment tables, String path)
      throws IOException {
    return load(LogisticRegressionModel.class, tables, path);
  }
}
