package io.numflink.ml.param;

import org.apache.flink.ml.param.Param;
import org.apache.flink.ml.param.ParamValidators;
import org.apache.flink.ml.param.StringParam;
import org.apache.flink.ml.param.WithParams;

/**
 * The column that probabilities of the classes go to.
 *
 * @param <T> the stage
 */
public interface HasRawPredictionCol<T> extends WithParams<T> {
  Param<String> RAW_PREDICTION_COL =
      new StringParam(
          "rawPredictionCol",
          "Column of raw predictions.",
          "rawPrediction",
          ParamValidators.notNull());

  default String getRawPredictionCol() {
    return get(RAW_PREDICTION_COL);
  }

  default T setRawPredictionCol(String value) {
    return set(RAW_PREDICTION_COL, value);
  }
}
