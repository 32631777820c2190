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
    if (survey.rows() == 0) {
      throw new GlmException("there are no rows to fit");
    }
    if (survey.weightedRows() == 0) {
      throw new GlmException("all %d rows have weight 0".formatted(survey.rows()));
    }
    for (int j = 0; j < survey.means().length; j++) {
      if (!Double.isFinite(survey.deviations()[j])) {
        throw new GlmException(
            "column %s has values that are not finite numbers"
                .formatted(training.columns().get(j)));
      }
    }
    Fitting fitting = new Fitting(training, survey, Basis.of(training.options(), survey));
    if (fitting.basis().size() == 0) {
      throw new GlmException("the model has neither features nor an intercept");
    }
    return switch (training.options().solver()) {
      case NEWTON, IRLS -> IrlsStage.start(fitting);
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
