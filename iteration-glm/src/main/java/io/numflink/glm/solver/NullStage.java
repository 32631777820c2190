package io.numflink.glm.solver;

import io.numflink.glm.inference.TracePoint;
import io.numflink.glm.tile.ConstantPass;
import io.numflink.glm.tile.Evaluation;
import io.numflink.glm.tile.MeanPass;
import io.numflink.glm.tile.Pass;
import io.numflink.glm.tile.Start;
import java.io.Serializable;
import java.util.List;

/**
 * The null deviance, as R has it: of the mean label; without an intercept, of η = offset; with both
 * an offset and an intercept, of the best constant beside the offset.
 *
 * @param constant the intercept that the pass evaluates, with an offset
 * @param before the one before, or null
 */
record NullStage(Fitting fitting, Solution solution, double constant, Before before, int iteration)
    implements Stage {
  private static final int MOST_ITERATIONS = 200;

  record Before(double constant, double deviance) implements Serializable {}

  @Override
  public String name() {
    return "null deviance";
  }

  @Override
  public List<TracePoint> trace() {
    return solution.trace();
  }

  private boolean iterates() {
    return fitting.options().intercept() && fitting.survey().offsets();
  }

  @Override
  public Pass pass() {
    if (iterates()) {
      Start start = iteration == 0 ? new Start(true, fitting.meanLabel()) : Start.NONE;
      return new ConstantPass(fitting.response(), constant, start);
    }
    boolean zero = !fitting.options().intercept();
    return zero
        ? new ConstantPass(fitting.response(), 0, Start.NONE)
        : new MeanPass(fitting.response().family(), fitting.survey().meanLabel());
  }

  @Override
  public Stage next(double[] merged) {
    double deviance = Evaluation.deviance(merged);
    if (!iterates()) {
      return new AssessStage(fitting, solution, deviance);
    }
    if (iteration == 0) {
      return new NullStage(fitting, solution, ConstantPass.step(merged), null, 1);
    }
    boolean valid = Evaluation.valid(merged) && Double.isFinite(deviance);
    if (iteration == MOST_ITERATIONS) {
      return new AssessStage(fitting, solution, valid ? deviance : Double.NaN);
    }
    if (!valid && before == null) {
      return new AssessStage(fitting, solution, Double.NaN);
    }
    boolean still =
        before != null
            && Fitting.relativeChange(deviance, before.deviance()) < fitting.options().tolerance();
    if (valid && still) {
      return new AssessStage(fitting, solution, deviance);
    }
    if (!valid || before != null && deviance > before.deviance()) {
      double half = 0.5 * (constant + before.constant());
      return new NullStage(fitting, solution, half, before, iteration + 1);
    }
    return new NullStage(
        fitting,
        solution,
        constant + ConstantPass.step(merged),
        new Before(constant, deviance),
        iteration + 1);
  }
}
