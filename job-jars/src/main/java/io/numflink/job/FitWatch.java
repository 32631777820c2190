package io.numflink.job;

import io.numflink.array.expr.SourcePosition;
import io.numflink.array.report.FitRun;
import io.numflink.glm.estimator.Objective;
import io.numflink.glm.script.SessionTrainer;
import io.numflink.glm.solver.Stage;
import io.numflink.iteration.IterationResult;
import io.numflink.iteration.SuperstepRecord;
import java.util.List;

/** Shows how models are fitted on the cluster, and notes it for the report. */
final class FitWatch implements SessionTrainer.Listener {
  private final ScriptEvaluator evaluator;
  private final Progress progress;
  private final List<FitRun> fits;

  FitWatch(ScriptEvaluator evaluator, Progress progress, List<FitRun> fits) {
    this.evaluator = evaluator;
    this.progress = progress;
    this.fits = fits;
  }

  @Override
  public void advanced(Objective objective, SuperstepRecord superstep) {
    progress.show("%s: superstep %d".formatted(objective.model(), superstep.superstep() + 1));
  }

  @Override
  public void ended() {
    progress.clear();
  }

  @Override
  public void trained(Objective objective, IterationResult<Stage> run) {
    evaluator.trained();
    SourcePosition position = SourcePosition.current();
    fits.add(
        new FitRun(
            position == null ? 0 : position.line(),
            objective.model(),
            run.job().toHexString(),
            run.rows(),
            run.tiles(),
            run.supersteps().size(),
            run.seconds(),
            run.supersteps().stream().mapToLong(SuperstepRecord::measuredBytes).sum(),
            run.restarts()));
  }
}
