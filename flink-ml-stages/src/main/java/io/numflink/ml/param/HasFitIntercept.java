package io.numflink.ml.param;

import org.apache.flink.ml.param.BooleanParam;
import org.apache.flink.ml.param.Param;
import org.apache.flink.ml.param.ParamValidators;
import org.apache.flink.ml.param.WithParams;

/**
 * Whether the model has an intercept.
 *
 * @param <T> the stage
 */
public interface HasFitIntercept<T> extends WithParams<T> {
  Param<Boolean> FIT_INTERCEPT =
      new BooleanParam(
          "fitIntercept", "Whether to fit an intercept.", true, ParamValidators.notNull());

  default boolean getFitIntercept() {
    return get(FIT_INTERCEPT);
  }

  default T setFitIntercept(boolean value) {
    return set(FIT_INTERCEPT, value);
  }
}
