package io.numflink.glm.solver;

import io.numflink.glm.tile.Evaluation;
import io.numflink.glm.tile.FactorPass;
import io.numflink.glm.tile.GramPass;
import io.numflink.glm.tile.Pass;
import io.numflink.glm.tile.Predictor;
import io.numflink.glm.tile.Start;
import java.util.Arrays;

/**
 * The information at the coefficients of a solver that did without: for standard errors, for
 * aliased columns, whose share goes to the others, and for how far the end is from the minimum.
 *
 * @param judged whether the solver ends without knowing if it has converged
 */
record InformationStage(Fitting fitting, Solution solution, boolean judged, boolean factored)
    implements Stage {
  /** Above, XᵀWX is too large to be made just for this. */
  private static final int MOST_COEFFICIENTS = 4096;

  /** What comes after a solver that does not know which columns are aliased. */
  static Stage after(Fitting fitting, Solution solution) {
    return fitting.options().penalised() || fitting.basis().size() > MOST_COEFFICIENTS
        ? new NullStage(fitting, solution, 0, null, 0)
        : new InformationStage(fitting, solution, false, false);
  }

  /** What comes after a solver that does know them, but nothing of standard errors. */
  static Stage forErrors(Fitting fitting, Solution solution) {
    return fitting.options().standardErrors()
        ? new InformationStage(fitting, solution, false, false)
        : new NullStage(fitting, solution, 0, null, 0);
  }

  /** After a solver that cannot tell. */
  static Stage judging(Fitting fitting, Solution solution) {
    return fitting.basis().size() > MOST_COEFFICIENTS
        ? new NullStage(fitting, solution, 0, null, 0)
        : new InformationStage(fitting, solution, true, false);
  }

  @Override
  public String name() {
    return factored ? "information, factored" : "information";
  }

  @Override
  public Pass pass() {
    return factored
        ? new FactorPass(fitting.response(), solution.predictor(), Start.NONE)
        : new GramPass(fitting.response(), solution.predictor(), Start.NONE);
  }

  @Override
  public Stage next(double[] merged) {
    double[] beta = solution.predictor().coefficients();
    int p = beta.length;
    double[] l2 = fitting.basis().l2();
    Step step;
    double[] gradient;
    if (factored) {
      double[] r = FactorPass.factor(merged, p + 1);
      gradient = FactorPass.gradient(merged, p + 1);
      step = FactorEquations.solve(r, solution.predictor(), l2, beta);
      beta = FactorEquations.onActive(r, solution.predictor(), step.active(), beta);
    } else {
      boolean[] all = new boolean[p];
      Arrays.fill(all, true);
      double[] h = GramPass.information(merged, p);
      gradient = Evaluation.gradient(merged, p);
      double[] g = gradient.clone();
      for (int j = 0; j < p; j++) {
        h[j * p + j] += l2[j];
        g[j] -= l2[j] * beta[j];
      }
      step = GramEquations.solve(h, g, all).orElse(null);
      if (step == null) {
        return new InformationStage(fitting, solution, judged, true);
      }
    }
    boolean converged = solution.converged();
    if (judged) {
      double objective = fitting.penalised(Evaluation.deviance(merged), beta);
      double decrease = fitting.decrease(gradient, step.change(), beta);
      converged = decrease / (Math.abs(objective) + 0.1) < fitting.options().tolerance();
    }
    Predictor end = solution.predictor().with(beta);
    return new NullStage(
        fitting,
        new Solution(
            converged && !factored ? fitting.last(end, step.change()) : end,
            step.active(),
            fitting.options().standardErrors() ? step.root() : null,
            solution.iterations(),
            converged,
            solution.boundary(),
            solution.trace()),
        0,
        null,
        0);
  }
}
