package io.numflink.ml.param;

import org.apache.flink.ml.param.DoubleParam;
import org.apache.flink.ml.param.Param;
import org.apache.flink.ml.param.ParamValidators;
import org.apache.flink.ml.param.StringParam;
import org.apache.flink.ml.param.WithParams;

/**
 * The family of the labels: gaussian, binomial, poisson, gamma, inverse-gaussian, negative-binomial
 * with {@code theta}, or tweedie with {@code variancePower}; R's spellings are understood.
 *
 * @param <T> the stage
 */
public interface HasFamily<T> extends WithParams<T> {
  Param<String> FAMILY =
      new StringParam("family", "Family of the labels.", "gaussian", ParamValidators.notNull());

  Param<Double> VARIANCE_POWER =
      new DoubleParam(
          "variancePower",
          "Power of the mean in the variance of the tweedie family.",
          null,
          ParamValidators.alwaysTrue());

  Param<Double> THETA =
      new DoubleParam(
          "theta",
          "Size parameter of the negative binomial family.",
          null,
          ParamValidators.alwaysTrue());

  default String getFamily() {
    return get(FAMILY);
  }

  default T setFamily(String value) {
    return set(FAMILY, value);
  }

  default Double getVariancePower() {
    return get(VARIANCE_POWER);
  }

  default T setVariancePower(double value) {
    return set(VARIANCE_POWER, value);
  }

  default Double getTheta() {
    return get(THETA);
  }

  default T setTheta(double value) {
    return set(THETA, value);
  }
}
