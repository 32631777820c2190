package io.numflink.ml.param;

import org.apache.flink.ml.param.Param;
import org.apache.flink.ml.param.ParamValidators;
import org.apache.flink.ml.param.StringParam;
import org.apache.flink.ml.param.WithParams;

/**
 * The column of prior weights, at least 0; null for weights of 1.
 *
 * @param <T> the stage
 */
public interface HasWeightCol<T> extends WithParams<T> {
  Param<String> WEIGHT_COL =
      new StringParam("weightCol", "Column of weights.", null, ParamValidators.alwaysTrue());

  default String getWeightCol() {
    return get(WEIGHT_COL);
  }

  default T setWeightCol(String value) {
    return set(WEIGHT_COL, value);
  }
}
