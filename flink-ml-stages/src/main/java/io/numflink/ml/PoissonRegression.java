package io.numflink.ml;

import io.numflink.glm.family.Poisson;
import io.numflink.glm.family.Response;
import java.io.IOException;
import org.apache.flink.ml.util.ReadWriteUtils;
import org.apache.flink.table.api.bridge.java.StreamTableEnvironment;

/** Regression of counts: labels of the poisson family, with its log link. */
public final class PoissonRegression
    extends GlmEstimator<PoissonRegression, PoissonRegressionModel> {
  private static final long serialVersionUID = 1L;

  @Override
  Response response() {
    return Response.of(new Poisson());
  }

  @Override
  PoissonRegressionModel newModel() {
    return new PoissonRegressionModel();
  }

  /** Loads what {@link #save} has saved. */
  public static PoissonRegression load(StreamTableEnvironment tables, String path)
      throws IOException {
    return ReadWriteUtils.loadStageParam(path);
  }
}
