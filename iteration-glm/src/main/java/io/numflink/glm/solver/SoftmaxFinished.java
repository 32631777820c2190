package io.numflink.glm.solver;

import io.numflink.glm.inference.SoftmaxFit;
import io.numflink.glm.inference.TracePoint;
import io.numflink.glm.tile.Pass;
import java.util.List;

/** The end of softmax regression. */
public record SoftmaxFinished(SoftmaxFit fit) implements Stage {
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

  @Override
  public List<TracePoint> trace() {
    return fit.trace();
  }
}
