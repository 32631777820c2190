package io.numflink.ml.param;

import org.apache.flink.ml.param.BooleanParam;
import org.apache.flink.ml.param.Param;
import org.apache.flink.ml.param.ParamValidators;
import org.apache.flink.ml.param.WithParams;

/**
 * Whether the penalty is on coefficients of features scaled to standard deviation 1; coefficients
 * are those of the features as given in any case.
 *
 * @param <T> the stage
 */
public interface HasStandardization<T> extends WithParams<T> {
  Param<Boolean> STANDARDIZATION =
      new BooleanParam(
          "standardization",
          "Whether to penalise coefficients of standardised features.",
          false,
          ParamValidators.notNull());

  default boolean getStandardization() {
    return get(STANDARDIZATION);
  }

  default T setStandardization(boolean value) {
    return set(STANDARDIZATION, value);
  }
}
