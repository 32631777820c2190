package io.numflink.glm.solver;

import io.numflink.glm.family.GlmException;
import io.numflink.glm.inference.TracePoint;
import io.numflink.glm.tile.Evaluation;
import io.numflink.glm.tile.Pass;
import io.numflink.glm.tile.Predictor;
import io.numflink.glm.tile.SamplePass;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Stochastic gradient descent on batches, every coordinate with its own step η / √Σg² (AdaGrad;
 * Duchi, Hazan &amp; Singer 2011). The result is the mean of the second half of the iterates
 * (Polyak &amp; Juditsky 1992), whose noise falls with their number. It makes {@code maxIterations}
 * steps; whether that has converged is judged at the end by the decrease that a Newton step would
 * bring.
 *
 * @param x scaled coefficients
 * @param squares Σ g² of each
 * @param average mean of the iterates of the second half
 */
record SgdStage(
    Fitting fitting,
    double[] x,
    double[] squares,
    double[] average,
    int iteration,
    List<TracePoint> trace)
    implements Stage {

  static SgdStage start(Fitting fitting) {
    int p = fitting.basis().size();
    double[] x = new double[p];
    double mean = fitting.meanLabel();
    if (fitting.options().intercept() && !Double.isNaN(mean)) {
      x[0] = fitting.response().link().link(mean);
    }
    return new SgdStage(fitting, x, new double[p], new double[p], 0, List.of());
  }

  @Override
  public String name() {
    return "sgd";
  }

  private Predictor predictor(double[] scaled) {
    double[] beta = scaled.clone();
    for (int j = 0; j < beta.length; j++) {
      beta[j] /= fitting.basis().scale()[j];
    }
    return fitting.basis().zero().with(beta);
  }

  @Override
  public Pass pass() {
    TrainingOptions options = fitting.options();
    return new SamplePass(
        fitting.response(), predictor(x), options.seed(), iteration, options.batchFraction());
  }

  @Override
  public Stage next(double[] merged) {
    if (!Evaluation.valid(merged)) {
      throw new GlmException(
          "step %d of sgd leads to means that link %s does not have: use newton"
              .formatted(iteration, fitting.response().link().rName()));
    }
    TrainingOptions options = fitting.options();
    Basis basis = fitting.basis();
    double weights = SamplePass.weights(merged);
    double[] beta = predictor(x).coefficients();
    double[] g = Evaluation.gradient(merged, x.length);
    double[] next = x.clone();
    double[] sums = squares.clone();
    double[] mean = average.clone();
    double norm = 0;
    int averaged = iteration - options.maxIterations() / 2;
    for (int j = 0; j < x.length; j++) {
      if (basis.fixed()[j]) {
        continue;
      }
      double penalty = basis.l2()[j] * beta[j] / fitting.weights();
      double gradient = (penalty - (weights == 0 ? 0 : g[j] / weights)) / basis.scale()[j];
      norm += gradient * gradient;
      sums[j] += gradient * gradient;
      next[j] -= sums[j] == 0 ? 0 : options.learningRate() * gradient / Math.sqrt(sums[j]);
      if (averaged >= 0) {
        mean[j] += (next[j] - mean[j]) / (averaged + 1);
      }
    }
    List<TracePoint> extended = new ArrayList<>(trace);
    double value =
        weights == 0
            ? 0
            : Evaluation.deviance(merged) / (2 * weights) + basis.penalty(beta) / fitting.weights();
    extended.add(new TracePoint(iteration, value, Math.sqrt(norm)));
    if (iteration + 1 < options.maxIterations()) {
      return new SgdStage(fitting, next, sums, mean, iteration + 1, List.copyOf(extended));
    }
    boolean[] active = new boolean[x.length];
    Arrays.fill(active, true);
    return InformationStage.judging(
        fitting,
        new Solution(
            predictor(mean), active, null, iteration + 1, false, false, List.copyOf(extended)));
  }
}
