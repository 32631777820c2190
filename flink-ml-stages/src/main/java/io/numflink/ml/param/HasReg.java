package io.numflink.ml.param;

import org.apache.flink.ml.param.DoubleParam;
import org.apache.flink.ml.param.Param;
import org.apache.flink.ml.param.ParamValidators;
import org.apache.flink.ml.param.WithParams;

/**
 * The weight λ of the penalty: λ ((1 − α)/2 ‖β‖² + α ‖β‖₁), α being {@code elasticNet}.
 *
 * @param <T> the stage
 */
public interface HasReg<T> extends WithParams<T> {
  Param<Double> REG =
      new DoubleParam("reg", "Weight of the penalty.", 0.0, ParamValidators.gtEq(0.0));

  default double getReg() {
    return get(REG);
  }

  default T setReg(double value) {
    return set(REG, value);
  }
}
