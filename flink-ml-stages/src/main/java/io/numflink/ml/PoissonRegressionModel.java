package io.numflink.ml;

import io.numflink.glm.family.Poisson;
import io.numflink.glm.family.Response;
import java.io.IOException;
import org.apache.flink.table.api.bridge.java.StreamTableEnvironment;

/** A trained {@link PoissonRegression}. */
public final class PoissonRegressionModel extends GlmStageModel<PoissonRegressionModel> {
  private static final long serialVersionUID = 1L;

  @Override
  Response response() {
    return Response.of(new Poisson());
  }

  @Override
  PoissonRegressionModel self() {
    return this;
  }

  /** Loads what {@link #save} has saved. */
  public static PoissonRegressionModel load(StreamTableEnvironment tables, String path)
      throws IOException {
    return load(PoissonRegressionModel.class, tables, path);
  }
}
