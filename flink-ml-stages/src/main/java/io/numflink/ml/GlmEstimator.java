package io.numflink.ml;

import io.numflink.glm.family.GlmException;
import io.numflink.glm.family.Response;
import io.numflink.glm.inference.GlmFit;
import io.numflink.ml.param.GlmParams;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.apache.flink.ml.api.Estimator;
import org.apache.flink.ml.param.Param;
import org.apache.flink.ml.util.ParamUtils;
import org.apache.flink.ml.util.ReadWriteUtils;
import org.apache.flink.table.api.Table;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A generalized linear model to be trained. {@link #fit} trains at once: it runs a Flink job in the
 * table's environment, with as many slots as the environment's parallelism, and returns when the
 * model is there. Rows become tiles where the job has them, and are not gathered anywhere; the job
 * is one of its own, and what the environment's program has collected so far runs later, with its
 * {@code execute()}.
 *
 * @param <E> the estimator
 * @param <M> its model
 */
public abstract sealed class GlmEstimator<E extends GlmEstimator<E, M>, M extends GlmStageModel<M>>
    implements Estimator<E, M>, GlmParams<E>
    permits GeneralizedLinearRegression, LinearRegression, LogisticRegression, PoissonRegression {
  private static final long serialVersionUID = 1L;
  private static final Logger LOG = LoggerFactory.getLogger(GlmEstimator.class);

  private final Map<Param<?>, Object> params = new HashMap<>();

  GlmEstimator() {
    ParamUtils.initializeMapWithDefaultValues(params, this);
  }

  /** Family and link. */
  abstract Response response();

  /** A model of this kind, without data. */
  abstract M newModel();

  /**
   * Trains on a table of rows that ends.
   *
   * @throws GlmException if the parameters make no sense for the table
   * @throws io.numflink.iteration.IterationFailedException if the model cannot be fitted; the
   *     message says why, and shows the row that is at fault
   */
  @Override
  public M fit(Table... inputs) {
    Table table = Inputs.one(inputs);
    GlmFit fit = TableTraining.fit(this, response(), table);
    fit.warnings().forEach(LOG::warn);
    M model = newModel();
    ParamUtils.updateExistingParams(model, params);
    return model.with(ModelData.of(fit), BoundedRows.environment(table));
  }

  @Override
  public Map<Param<?>, Object> getParamMap() {
    return params;
  }

  @Override
  public void save(String path) throws IOException {
    ReadWriteUtils.saveMetadata(this, path);
  }
}
