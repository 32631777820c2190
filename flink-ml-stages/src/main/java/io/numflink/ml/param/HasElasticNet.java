package io.numflink.ml.param;

import org.apache.flink.ml.param.DoubleParam;
import org.apache.flink.ml.param.Param;
import org.apache.flink.ml.param.ParamValidators;
import org.apache.flink.ml.param.WithParams;

/**
 * The share α of ‖β‖₁ in the penalty: 0 for ridge, 1 for lasso.
 *
 * @param <T> the stage
 */
public interface HasElasticNet<T> extends WithParams<T> {
  Param<Double> ELASTIC_NET =
      new DoubleParam(
          "elasticNet",
          "Share of the L1 norm in the penalty.",
          0.0,
          ParamValidators.inRange(0.0, 1.0));

  default double getElasticNet() {
    return get(ELASTIC_NET);
  }

  default T setElasticNet(double value) {
    return set(ELASTIC_NET, value);
  }
}
