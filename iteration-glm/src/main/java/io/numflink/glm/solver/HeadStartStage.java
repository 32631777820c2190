package io.numflink.glm.solver;

import io.numflink.glm.tile.Evaluation;
import io.numflink.glm.tile.GramPass;
import io.numflink.glm.tile.Pass;
import io.numflink.glm.tile.Predictor;
import io.numflink.glm.tile.Start;
import java.util.Arrays;
import java.util.Optional;

/**
 * Newton's method on one tile in {@value #EVERY}, for where to start on all of them: the first
 * steps, which lead from far away, need not be exact. It ends when the rest of the way is shorter
 * than what such a share of the data leaves open, where p is the expectation of gᵀH⁻¹g. Whatever it
 * meets that a share cannot decide, such as columns that are constant in it, training starts as it
 * does without.
 *
 * @param current the coefficients that the pass evaluates
 * @param deviance of the share before the step, NaN before the first
 */
record HeadStartStage(Fitting fitting, Predictor current, double deviance, int iteration)
    implements Stage {
  static final int EVERY = 8;

  private static final int MOST_ITERATIONS = 8;

  static HeadStartStage start(Fitting fitting) {
    return new HeadStartStage(fitting, fitting.basis().zero(), Double.NaN, 0);
  }

  @Override
  public String name() {
    return "irls, share of tiles";
  }

  @Override
  public Pass pass() {
    Start start = iteration == 0 ? new Start(true, fitting.meanLabel()) : Start.NONE;
    return new GramPass(fitting.response(), current, start, EVERY);
  }

  @Override
  public Stage next(double[] merged) {
    double now = fitting.penalised(Evaluation.deviance(merged), current.coefficients());
    boolean valid = Evaluation.valid(merged) && Double.isFinite(now);
    if (!valid || now > deviance || iteration == MOST_ITERATIONS) {
      return IrlsStage.start(fitting);
    }
    int p = current.size();
    double[] beta = current.coefficients();
    double[] h = GramPass.information(merged, p);
    double[] g = Evaluation.gradient(merged, p);
    for (int j = 0; j < p; j++) {
      double l2 = fitting.basis().l2()[j] / EVERY;
      h[j * p + j] += l2;
      g[j] -= l2 * beta[j];
    }
    boolean[] all = new boolean[p];
    Arrays.fill(all, true);
    Optional<Step> step = GramEquations.solve(h, g, all);
    if (step.isEmpty()) {
      return IrlsStage.start(fitting);
    }
    double[] change = step.get().change();
    Predictor next = current.plus(change);
    if (iteration > 0 && Pair.dot(change, g) < p) {
      return IrlsStage.from(fitting, next);
    }
    return new HeadStartStage(fitting, next, iteration == 0 ? Double.NaN : now, iteration + 1);
  }
}
