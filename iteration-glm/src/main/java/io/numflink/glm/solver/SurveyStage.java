package io.numflink.glm.solver;

import io.numflink.glm.family.GlmException;
import io.numflink.glm.tile.Pass;
import io.numflink.glm.tile.Survey;
import io.numflink.glm.tile.SurveyPass;

/** Counts rows and takes the columns' means and deviations. */
record SurveyStage(Training training) implements Stage {
  @Override
  public Pass pass() {
    return new SurveyPass(training.response().family(), training.columns().size());
  }

  @Override
  public Stage next(double[] merged) {
    Survey survey = Survey.of(merged);
    survey.requireFittable(training.columns());
    Fitting fitting = new Fitting(training, survey, Basis.of(training.options(), survey));
    if (fitting.basis().size() == 0) {
      throw new GlmException("the model has neither features nor an intercept");
    }
    SolverKind solver = training.options().solver();
    if (solver.scores() && fitting.basis().size() > SolverKind.MOST_SCORED) {
      throw new GlmException(
          "solver %s makes a matrix of %d × %2$d, one row a coefficient, and is for %d at most: use lbfgs"
              .formatted(solver.spelling(), fitting.basis().size(), SolverKind.MOST_SCORED));
    }
    return switch (solver) {
      case NEWTON, IRLS, ADMM -> IrlsStage.start(fitting);
      case LBFGS -> DescentStage.start(fitting, DescentStage.LBFGS_MEMORY);
      case GD -> DescentStage.start(fitting, 0);
      case SGD -> SgdStage.start(fitting);
    };
  }

  @Override
  public String name() {
    return "survey";
  }
}
