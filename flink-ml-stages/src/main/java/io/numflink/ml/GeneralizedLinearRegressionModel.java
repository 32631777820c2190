package io.numflink.ml;

import io.numflink.glm.family.Response;
import io.numflink.ml.param.GlmFamilyParams;
import java.io.IOException;
import org.apache.flink.table.api.bridge.java.StreamTableEnvironment;

/** A trained {@link GeneralizedLinearRegression}. Its prediction is the mean. */
public final class GeneralizedLinearRegressionModel
    extends GlmStageModel<GeneralizedLinearRegressionModel>
    implements GlmFamilyParams<GeneralizedLinearRegressionModel> {
  private static final long serialVersionUID = 1L;

  @Override
  Response response() {
    return FamilyParams.response(this);
  }

  @Override
  GeneralizedLinearRegressionModel self() {
    return this;
  }

  /** Loads what {@link #save} has saved. */
  public static GeneralizedLinearRegressionModel load(StreamTableEnvironment tables, String path)
      throws IOException {
    return load(GeneralizedLinearRegressionModel.class, tables, path);
  }
}
