package io.numflink.ml.param;

import org.apache.flink.ml.param.Param;
import org.apache.flink.ml.param.ParamValidators;
import org.apache.flink.ml.param.StringParam;
import org.apache.flink.ml.param.WithParams;

/**
 * The column that predictions go to.
 *
 * @param <T> the stage
 */
public interface HasPredictionCol<T> extends WithParams<T> {
  Param<String> PREDICTION_COL =
      new StringParam(
          "predictionCol", "Column of predictions.", "prediction", ParamValidators.notNull());

  default String getPredictionCol() {
    return get(PREDICTION_COL);
  }

  default T setPredictionCol(String value) {
    return set(PREDICTION_COL, value);
  }
}
