package io.numflink.job;

import io.numflink.array.script.value.Evaluator;
import io.numflink.connectors.script.FileSaves;
import io.numflink.glm.script.ModelTrainer;

/** What runs on the arrays of a session: a script or, in tests, something shorter. */
@FunctionalInterface
interface ArrayProgram {

  /** Runs to the end and gives the exit status. */
  int run(Evaluator evaluator, ModelTrainer trainer, FileSaves saves, VariableNames names)
      throws InterruptedException;
}
