package io.numflink.ml.param;

import org.apache.flink.ml.param.Param;
import org.apache.flink.ml.param.ParamValidators;
import org.apache.flink.ml.param.StringParam;
import org.apache.flink.ml.param.WithParams;

/**
 * The column that linear predictors go to; null for none.
 *
 * @param <T> the stage
 */
public interface HasLinkPredictionCol<T> extends WithParams<T> {
  Param<String> LINK_PREDICTION_COL =
      new StringParam(
          "linkPredictionCol", "Column of linear predictors.", null, ParamValidators.alwaysTrue());

  default String getLinkPredictionCol() {
    return get(LINK_PREDICTION_COL);
  }

  default T setLinkPredictionCol(String value) {
    return set(LINK_PREDICTION_COL, value);
  }
}
