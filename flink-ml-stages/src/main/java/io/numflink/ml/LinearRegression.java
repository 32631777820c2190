package io.numflink.ml;

import io.numflink.glm.family.Gaussian;
import io.numflink.glm.family.Response;
import java.io.IOException;
import org.apache.flink.ml.util.ReadWriteUtils;
import org.apache.flink.table.api.bridge.java.StreamTableEnvironment;

/** Least squares: labels of the gaussian family, with its identity link. */
public final class LinearRegression extends GlmEstimator<LinearRegression, LinearRegressionModel> {
  private static final long serialVersionUID = 1L;

  @Override
  Response response() {
    return Response.of(new Gaussian());
  }

  @Override
  LinearRegressionModel newModel() {
    return new LinearRegressionModel();
  }

  /** Loads what {@link #save} has saved. */
  public static LinearRegression load(StreamTableEnvironment tables, String path)
      throws IOException {
    return ReadWriteUtils.loadStageParam(path);
  }
}
