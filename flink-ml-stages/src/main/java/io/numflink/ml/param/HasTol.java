package io.numflink.ml.param;

import io.numflink.glm.solver.TrainingOptions;
import org.apache.flink.ml.param.DoubleParam;
import org.apache.flink.ml.param.Param;
import org.apache.flink.ml.param.ParamValidators;
import org.apache.flink.ml.param.WithParams;

/**
 * The tolerance ε: training ends when the deviance, penalties included, changes by less than ε
 * (deviance + 0.1).
 *
 * @param <T> the stage
 */
public interface HasTol<T> extends WithParams<T> {
  Param<Double> TOL =
      new DoubleParam(
          "tol",
          "Convergence tolerance.",
          TrainingOptions.DEFAULT.tolerance(),
          ParamValidators.gt(0.0));

  default double getTol() {
    return get(TOL);
  }

  default T setTol(double value) {
    return set(TOL, value);
  }
}
