package io.numflink.glm.train;

import io.numflink.glm.estimator.EstimatedStage;
import io.numflink.glm.solver.Stage;
import org.apache.flink.core.io.SimpleVersionedSerializer;

/**
 * The loop variable of a training.
 *
 * @param subject what is trained on which data, in words: a savepoint is continued by a training of
 *     the same subject alone
 * @param stage where it is
 */
record TrainingState(String subject, Stage stage) {
  static SimpleVersionedSerializer<TrainingState> codec() {
    return new RecordCodec<>(TrainingState.class, EstimatedStage.KINDS);
  }
}
