package io.numflink.glm.solver;

import io.numflink.glm.family.Gaussian;
import io.numflink.glm.family.GlmException;
import io.numflink.glm.family.Response;
import io.numflink.glm.tile.FactorPass;
import io.numflink.glm.tile.Pass;
import io.numflink.glm.tile.Predictor;
import io.numflink.glm.tile.Start;
import io.numflink.glm.tile.Survey;
import io.numflink.glm.tile.SurveyPass;
import java.util.Arrays;

/**
 * Two passes before softmax regression: means and deviations of the columns, then which columns are
 * aliased, which is the same for all classes.
 *
 * @param survey null before the first
 */
record SoftmaxSurveyStage(SoftmaxTraining training, Survey survey) implements Stage {
  private static final Response LINEAR = Response.of(new Gaussian());

  @Override
  public String name() {
    return "survey";
  }

  @Override
  public Pass pass() {
    return survey == null
        ? new SurveyPass(LINEAR.family(), training.columns().size())
        : new FactorPass(LINEAR, Basis.of(training.options(), survey).zero(), Start.NONE);
  }

  @Override
  public Stage next(double[] merged) {
    if (survey == null) {
      Survey found = Survey.of(merged);
      found.requireFittable(training.columns());
      if (found.offsets()) {
        throw new GlmException("the multinomial family takes no offset");
      }
      return training.options().penalised()
          ? SoftmaxStage.start(training, found, all(found))
          : new SoftmaxSurveyStage(training, found);
    }
    Predictor zero = Basis.of(training.options(), survey).zero();
    int p = zero.size();
    double[] r = FactorPass.factor(merged, p + 1);
    boolean[] active = FactorEquations.solve(r, zero, new double[p], new double[p]).active();
    return SoftmaxStage.start(training, survey, active);
  }

  private boolean[] all(Survey found) {
    boolean[] all = new boolean[Basis.of(training.options(), found).size()];
    Arrays.fill(all, true);
    return all;
  }
}
