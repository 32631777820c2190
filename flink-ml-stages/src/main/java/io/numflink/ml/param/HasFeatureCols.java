package io.numflink.ml.param;

import org.apache.flink.ml.param.Param;
import org.apache.flink.ml.param.ParamValidators;
import org.apache.flink.ml.param.StringArrayParam;
import org.apache.flink.ml.param.WithParams;

/**
 * Columns of numbers or truth values, one for each feature. If there are any, {@code featuresCol}
 * is not used.
 *
 * @param <T> the stage
 */
public interface HasFeatureCols<T> extends WithParams<T> {
  Param<String[]> FEATURE_COLS =
      new StringArrayParam(
          "featureCols",
          "Columns of numbers that are the features, instead of one column of vectors.",
          new String[0],
          ParamValidators.notNull());

  default String[] getFeatureCols() {
    return get(FEATURE_COLS);
  }

  default T setFeatureCols(String... value) {
    return set(FEATURE_COLS, value);
  }
}
