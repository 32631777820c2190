package io.numflink.glm.estimator;

import io.numflink.glm.family.GlmException;
import io.numflink.glm.inference.TracePoint;
import io.numflink.glm.solver.Finished;
import io.numflink.glm.solver.OuterStage;
import io.numflink.glm.solver.SoftmaxFinished;
import io.numflink.glm.solver.Stage;
import io.numflink.glm.tile.ClassPass;
import io.numflink.glm.tile.Pass;
import java.util.List;

/**
 * The stages of a training, on labels that are classes or not.
 *
 * @param columns d
 * @param classes the labels, ascending; none if labels are no classes
 * @param inner the training's own stage
 */
record TrainStage(Objective objective, int columns, double[] classes, Stage inner)
    implements OuterStage {

  @Override
  public String name() {
    return inner.name();
  }

  @Override
  public List<TracePoint> trace() {
    return inner.trace();
  }

  @Override
  public Pass pass() {
    return objective.classifies() ? new ClassPass(classes, inner.pass()) : inner.pass();
  }

  @Override
  public Stage next(double[] merged) {
    Stage next;
    try {
      next = inner.next(merged);
    } catch (GlmException e) {
      return EstimatedStage.refusing(e.getMessage());
    }
    if (!next.finished()) {
      return new TrainStage(objective, columns, classes, next);
    }
    Estimate estimate =
        next instanceof SoftmaxFinished softmax
            ? Estimate.of(softmax.fit(), objective.intercept(), classes)
            : Estimate.of(((Finished) next).fit(), classes);
    return estimate.hasAliased()
        ? new ShortestStage(objective.intercept(), columns, estimate, next.trace())
        : new EstimatedStage(estimate, null, next.trace());
  }
}
