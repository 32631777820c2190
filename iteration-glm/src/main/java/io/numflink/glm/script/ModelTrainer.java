package io.numflink.glm.script;

import io.numflink.array.script.value.ScriptRuntime;
import io.numflink.glm.estimator.Estimate;
import io.numflink.glm.estimator.Objective;

/** Fits the models of a script. */
@FunctionalInterface
public interface ModelTrainer {

  /**
   * Fits a model to data.
   *
   * @param runtime the script that asks
   * @throws io.numflink.array.script.value.ScriptException a ValueError if the data cannot be used
   */
  Estimate train(ScriptRuntime runtime, Objective objective, TrainingData data);
}
