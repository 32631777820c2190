package io.numflink.glm.estimator;

import io.numflink.glm.inference.TracePoint;
import io.numflink.glm.solver.OuterStage;
import io.numflink.glm.solver.Stage;
import io.numflink.glm.tile.Pass;
import java.util.List;

/**
 * The end: a fitted model, or why there is none.
 *
 * @param estimate null if there is none
 * @param refusal why not; null if there is one
 */
public record EstimatedStage(Estimate estimate, String refusal, List<TracePoint> trace)
    implements OuterStage {
  /** The stages of this package, which the codec of trainings has to know. */
  public static final List<Class<? extends Record>> KINDS =
      List.of(InspectStage.class, TrainStage.class, ShortestStage.class, EstimatedStage.class);

  public EstimatedStage {
    trace = List.copyOf(trace);
  }

  static EstimatedStage refusing(String reason) {
    return new EstimatedStage(null, reason, List.of());
  }

  @Override
  public boolean finished() {
    return true;
  }

  @Override
  public Pass pass() {
    throw new IllegalStateException("the training has finished");
  }

  @Override
  public Stage next(double[] merged) {
    throw new IllegalStateException("the training has finished");
  }

  @Override
  public String name() {
    return "finished";
  }
}
