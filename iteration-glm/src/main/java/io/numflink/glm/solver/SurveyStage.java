package io.numflink.glm.solver;

import io.numflink.glm.family.GlmException;
import io.numflink.glm.family.Response;
import io.numflink.glm.tile.AssessPass;
import io.numflink.glm.tile.GradientPass;
import io.numflink.glm.tile.GramPass;
import io.numflink.glm.tile.Pass;
import io.numflink.glm.tile.Predictor;
import io.numflink.glm.tile.Start;
import io.numflink.glm.tile.Survey;
import io.numflink.glm.tile.SurveyPass;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

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
      case NEWTON, IRLS, ADMM ->
          fitting.startsOnShare() ? HeadStartStage.start(fitting) : IrlsStage.start(fitting);
      case LBFGS -> DescentStage.start(fitting, DescentStage.LBFGS_MEMORY);
      case GD -> DescentStage.start(fitting, 0);
      case SGD -> SgdStage.start(fitting);
    };
  }

  @Override
  public List<Pass> ahead() {
    Response response = training.response();
    int d = Math.min(training.columns().size(), PREPARED_COLUMNS);
    boolean intercept = training.options().intercept();
    // So that linear predictors have either sign, as those of data: code is compiled for what it
    // meets
    double[] beta = new double[d + (intercept ? 1 : 0)];
    Arrays.fill(beta, 1 / Math.sqrt(beta.length));
    Predictor any = new Predictor(intercept, new double[d], beta);
    List<Pass> ahead = new ArrayList<>();
    if (training.options().solver().scores()) {
      ahead.add(new GramPass(response, any, new Start(true, Double.NaN)));
      ahead.add(new GramPass(response, any, Start.NONE));
    }
    if (!training.options().solver().scores() || response.canonical()) {
      ahead.add(new GradientPass(response, any));
    }
    ahead.add(new AssessPass(response, any, false));
    return ahead;
  }

  @Override
  public String name() {
    return "survey";
  }
}
