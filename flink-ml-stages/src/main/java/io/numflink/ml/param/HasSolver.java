package io.numflink.ml.param;

import org.apache.flink.ml.param.Param;
import org.apache.flink.ml.param.ParamValidators;
import org.apache.flink.ml.param.StringParam;
import org.apache.flink.ml.param.WithParams;

/**
 * The solver: {@code irls} (Fisher scoring), {@code newton} (the same), {@code admm}, {@code lbfgs}
 * or {@code gd}.
 *
 * @param <T> the stage
 */
public interface HasSolver<T> extends WithParams<T> {
  Param<String> SOLVER =
      new StringParam(
          "solver",
          "Solver.",
          "irls",
          ParamValidators.inArray("irls", "newton", "admm", "lbfgs", "gd"));

  default String getSolver() {
    return get(SOLVER);
  }

  default T setSolver(String value) {
    return set(SOLVER, value);
  }
}
