package io.numflink.ml;

import io.numflink.glm.family.Gaussian;
import io.numflink.glm.family.Response;
import java.io.IOException;
import org.apache.flink.table.api.bridge.java.StreamTableEnvironment;

/** A trained {@link LinearRegression}. */
public final class LinearRegressionModel extends GlmStageModel<LinearRegressionModel> {
  private static final long serialVersionUID = 1L;

  @Override
  Response response() {
    return Response.of(new Gaussian());
  }

  @Override
  LinearRegressionModel self() {
    return this;
  }

  /** Loads what {@link #save} has saved. */
  public static LinearRegressionModel load(StreamTableEnvironment tables, String path)
      throws IOException {
    return load(LinearRegressionModel.class, tables, path);
  }
}
