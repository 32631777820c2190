package io.numflink.glm.solver;

import io.numflink.glm.inference.GlmFit;
import io.numflink.glm.inference.TracePoint;
import io.numflink.glm.tile.AssessPass;
import io.numflink.glm.tile.Evaluation;
import io.numflink.glm.tile.Pass;
import io.numflink.glm.tile.Predictor;
import java.util.ArrayList;
import java.util.List;

/** Dispersion, information criterion and warnings, and the fit on the columns as given. */
record AssessStage(Fitting fitting, Solution solution, double nullDeviance) implements Stage {
  @Override
  public String name() {
    return "assess";
  }

  @Override
  public List<TracePoint> trace() {
    return solution.trace();
  }

  @Override
  public Pass pass() {
    return new AssessPass(fitting.response(), solution.predictor(), fitting.options().residuals());
  }

  @Override
  public Stage next(double[] merged) {
    Predictor predictor = solution.predictor();
    List<String> names = new ArrayList<>();
    if (predictor.intercept()) {
      names.add("(Intercept)");
    }
    names.addAll(fitting.training().columns());
    GlmFit fit =
        new GlmFit(
            fitting.response(),
            fitting.options().solver().spelling(),
            names,
            predictor.intercept(),
            rawCoefficients(predictor),
            solution.root() == null ? null : rawRoot(predictor),
            fitting.survey().rows(),
            fitting.survey().weightedRows(),
            fitting.survey().weights(),
            Evaluation.deviance(merged),
            nullDeviance,
            AssessPass.pearson(merged),
            AssessPass.aicSums(merged),
            AssessPass.extremes(merged),
            solution.iterations(),
            solution.converged(),
            solution.boundary(),
            fitting.options().penalised(),
            solution.trace(),
            null,
            null);
    double spread = AssessPass.greatestResidual(merged) - AssessPass.leastResidual(merged);
    double length = AssessPass.greatestEta(merged) - AssessPass.leastEta(merged);
    return fitting.options().residuals() && Double.isFinite(spread + length)
        ? ResidualStage.start(fit, predictor, merged)
        : new Finished(fit);
  }

  /** β of raw columns, NaN where aliased: the intercept is β₀ − Σ mⱼ βⱼ. */
  private double[] rawCoefficients(Predictor predictor) {
    double[] beta = predictor.coefficients().clone();
    if (predictor.intercept()) {
      for (int j = 1; j < beta.length; j++) {
        beta[0] -= predictor.centre()[j - 1] * beta[j];
      }
    }
    for (int j = 0; j < beta.length; j++) {
      beta[j] = solution.active()[j] ? beta[j] : Double.NaN;
    }
    return beta;
  }

  /**
   * T M, where T takes centred coefficients to raw ones: it changes the intercept's row alone. The
   * product T M Mᵀ Tᵀ of nearly dependent columns would cancel.
   */
  private double[] rawRoot(Predictor predictor) {
    double[] root = solution.root().clone();
    int p = predictor.size();
    if (predictor.intercept()) {
      for (int j = 1; j < p; j++) {
        for (int k = 0; k < p; k++) {
          root[k] -= predictor.centre()[j - 1] * root[j * p + k];
        }
      }
    }
    return root;
  }
}
