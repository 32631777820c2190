package io.numflink.ml;

import io.numflink.glm.family.Response;
import io.numflink.ml.param.GlmFamilyParams;
import java.io.IOException;
import org.apache.flink.ml.util.ReadWriteUtils;
import org.apache.flink.table.api.bridge.java.StreamTableEnvironment;

/** A generalized linear model of any family and link. */
public final class GeneralizedLinearRegression
    extends GlmEstimator<GeneralizedLinearRegression, GeneralizedLinearRegressionModel>
    implements GlmFamilyParams<GeneralizedLinearRegression> {
  private static final long serialVersionUID = 1L;

  @Override
  Response response() {
    return FamilyParams.response(this);
  }

  @Override
  GeneralizedLinearRegressionModel newModel() {
    return new GeneralizedLinearRegressionModel();
  }

  /** Loads what {@link #save} has saved. */
  public static GeneralizedLinearRegression load(StreamTableEnvironment tables, String path)
      throws IOException {
    return ReadWriteUtils.loadStageParam(path);
  }
}
