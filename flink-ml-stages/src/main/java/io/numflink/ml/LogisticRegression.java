package io.numflink.ml;

import io.numflink.glm.family.Binomial;
import io.numflink.glm.family.Response;
import io.numflink.ml.param.HasRawPredictionCol;
import java.io.IOException;
import org.apache.flink.ml.util.ReadWriteUtils;
import org.apache.flink.table.api.bridge.java.StreamTableEnvironment;

/**
 * Regression of labels 0 and 1, or of proportions between: the binomial family, with its logit
 * link.
 */
public final class LogisticRegression
    extends GlmEstimator<LogisticRegression, LogisticRegressionModel>
    implements HasRawPredictionCol<LogisticRegression> {
  private static final long serialVersionUID = 1L;

  @Override
  Response response() {
    return Response.of(new Binomial());
  }

  @Override
  LogisticRegressionModel newModel() {
    return new LogisticRegressionModel();
  }

  /** Loads what {@link #save} has saved. */
  public static LogisticRegression load(StreamTableEnvironment tables, String path)
      throws IOException {
    return ReadWriteUtils.loadStageParam(path);
  }
}
