package io.numflink.ml.param;

import io.numflink.glm.solver.TrainingOptions;
import org.apache.flink.ml.param.IntParam;
import org.apache.flink.ml.param.Param;
import org.apache.flink.ml.param.ParamValidators;
import org.apache.flink.ml.param.WithParams;

/**
 * The most iterations of the solver.
 *
 * @param <T> the stage
 */
public interface HasMaxIter<T> extends WithParams<T> {
  Param<Integer> MAX_ITER =
      new IntParam(
          "maxIter",
          "Most iterations.",
          TrainingOptions.DEFAULT.maxIterations(),
          ParamValidators.gt(0));

  default int getMaxIter() {
    return get(MAX_ITER);
  }

  default T setMaxIter(int value) {
    return set(MAX_ITER, value);
  }
}
