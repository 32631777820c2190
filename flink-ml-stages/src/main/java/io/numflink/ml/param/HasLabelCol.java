package io.numflink.ml.param;

import org.apache.flink.ml.param.Param;
import org.apache.flink.ml.param.ParamValidators;
import org.apache.flink.ml.param.StringParam;
import org.apache.flink.ml.param.WithParams;

/**
 * The column of labels.
 *
 * @param <T> the stage
 */
public interface HasLabelCol<T> extends WithParams<T> {
  Param<String> LABEL_COL =
      new StringParam("labelCol", "Column of labels.", "label", ParamValidators.notNull());

  default String getLabelCol() {
    return get(LABEL_COL);
  }

  default T setLabelCol(String value) {
    return set(LABEL_COL, value);
  }
}
