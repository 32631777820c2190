package io.numflink.ml.param;

import org.apache.flink.ml.param.Param;
import org.apache.flink.ml.param.ParamValidators;
import org.apache.flink.ml.param.StringParam;
import org.apache.flink.ml.param.WithParams;

/**
 * The column of offsets, which enter the linear predictor with coefficient 1; null for none.
 *
 * @param <T> the stage
 */
public interface HasOffsetCol<T> extends WithParams<T> {
  Param<String> OFFSET_COL =
      new StringParam(
          "offsetCol",
          "Column of offsets of the linear predictor.",
          null,
          ParamValidators.alwaysTrue());

  default String getOffsetCol() {
    return get(OFFSET_COL);
  }

  default T setOffsetCol(String value) {
    return set(OFFSET_COL, value);
  }
}
