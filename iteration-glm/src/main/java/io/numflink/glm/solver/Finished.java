package io.numflink.glm.solver;

import io.numflink.glm.inference.GlmFit;
import io.numflink.glm.inference.TracePoint;
import io.numflink.glm.tile.Pass;
import java.util.List;

/** The end of a training. */
public record Finished(GlmFit fit) implements Stage {
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
