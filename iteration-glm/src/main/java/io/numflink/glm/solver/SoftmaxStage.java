package io.numflink.glm.solver;

import io.numflink.glm.family.GlmException;
import io.numflink.glm.inference.SoftmaxFit;
import io.numflink.glm.inference.TracePoint;
import io.numflink.glm.tile.Evaluation;
import io.numflink.glm.tile.Pass;
import io.numflink.glm.tile.SoftmaxPass;
import io.numflink.glm.tile.Survey;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Newton's method for softmax regression, with the stopping rule of {@link IrlsStage}. The
 * objective is convex, so a step that does not lower it is halved.
 *
 * @param active columns that are not aliased
 * @param coefficients class after class
 * @param before null at the start
 * @param nullDeviance known after the first pass
 */
record SoftmaxStage(
    SoftmaxTraining training,
    Survey survey,
    Basis basis,
    boolean[] active,
    double[] coefficients,
    Point before,
    double nullDeviance,
    int iteration,
    int halvings,
    List<TracePoint> trace)
    implements Stage {
  private static final double TOLERATED_INCREASE = 1e-8;
  private static final int MOST_HALVINGS = 60;

  /** Pivots come out above {@link GramEquations#LEAST_PIVOT}. */
  private static final double DAMPING = 1e-6;

  /** Coefficients and the penalised deviance there. */
  record Point(double[] coefficients, double objective) implements Serializable {}

  static SoftmaxStage start(SoftmaxTraining training, Survey survey, boolean[] active) {
    Basis basis = Basis.of(training.options(), survey);
    double[] zero = new double[basis.size() * training.vectors()];
    return new SoftmaxStage(
        training, survey, basis, active, zero, null, Double.NaN, 0, 0, List.of());
  }

  @Override
  public String name() {
    return "softmax";
  }

  @Override
  public Pass pass() {
    return new SoftmaxPass(basis.zero(), training.classes().size(), coefficients);
  }

  @Override
  public Stage next(double[] merged) {
    int p = basis.size();
    int q = coefficients.length;
    double deviance = Evaluation.deviance(merged);
    double objective = deviance;
    for (int k = 0; k < q / p; k++) {
      objective += 2 * basis.penalty(Arrays.copyOfRange(coefficients, k * p, (k + 1) * p));
    }
    boolean worse =
        before != null
            && !(objective <= before.objective()
                || Fitting.relativeChange(objective, before.objective()) <= TOLERATED_INCREASE);
    if (worse && halvings < MOST_HALVINGS) {
      return halved();
    }
    double[] g = Evaluation.gradient(merged, q);
    double nothing = before == null ? nullDeviance(g, deviance) : nullDeviance;
    for (int i = 0; i < q; i++) {
      g[i] -= basis.l2()[i % p] * coefficients[i];
    }
    Step step = step(merged, g);
    List<TracePoint> extended = new ArrayList<>(trace);
    extended.add(new TracePoint(iteration, objective / (2 * survey.weights()), gradientNorm(g)));
    boolean converged =
        before != null
            && Fitting.relativeChange(objective, before.objective())
                < training.options().tolerance();
    if (converged || iteration == training.options().maxIterations()) {
      return new SoftmaxFinished(fit(step, merged, nothing, converged, List.copyOf(extended)));
    }
    double[] next = coefficients.clone();
    for (int i = 0; i < q; i++) {
      next[i] += step.change()[i];
    }
    return new SoftmaxStage(
        training,
        survey,
        basis,
        active,
        next,
        new Point(coefficients, objective),
        nothing,
        iteration + 1,
        0,
        List.copyOf(extended));
  }

  private Stage halved() {
    double[] half = new double[coefficients.length];
    for (int i = 0; i < half.length; i++) {
      half[i] = 0.5 * (coefficients[i] + before.coefficients()[i]);
    }
    return new SoftmaxStage(
        training,
        survey,
        basis,
        active,
        half,
        before,
        nullDeviance,
        iteration,
        halvings + 1,
        trace);
  }

  /**
   * −2 Σ nₖ ln(nₖ / n). At coefficients 0 the gradient by an intercept is nₖ − n / K, which gives
   * the classes' weights without a pass of their own.
   */
  private double nullDeviance(double[] g, double deviance) {
    if (!training.options().intercept()) {
      return deviance;
    }
    int p = basis.size();
    int classes = training.classes().size();
    double even = survey.weights() / classes;
    double[] weights = new double[classes];
    double rest = survey.weights();
    int first = classes - training.vectors();
    for (int k = first; k < classes; k++) {
      weights[k] = g[(k - first) * p] + even;
      rest -= weights[k];
    }
    if (first == 1) {
      weights[0] = rest;
    }
    double sum = 0;
    for (int k = 0; k < classes; k++) {
      if (weights[k] <= 1e-9 * survey.weights()) {
        throw new GlmException("class %s has no rows".formatted(training.classes().get(k)));
      }
      sum += weights[k] * Math.log(weights[k] / survey.weights());
    }
    return -2 * sum;
  }

  private Step step(double[] merged, double[] g) {
    int p = basis.size();
    int q = coefficients.length;
    double[] h = SoftmaxPass.information(merged, q);
    boolean[] candidates = new boolean[q];
    for (int i = 0; i < q; i++) {
      candidates[i] = active[i % p];
      h[i * q + i] += basis.l2()[i % p];
    }
    if (training.options().penalised() && training.options().intercept()) {
      // One number added to all intercepts changes nothing; their sum, 0 at first, is kept there
      for (int k = 0; k < q; k += p) {
        for (int l = 0; l < q; l += p) {
          h[k * q + l] += survey.weights() / q;
        }
      }
    }
    return GramEquations.solve(h, g, candidates)
        .or(() -> before == null ? Optional.empty() : damped(h, g, candidates))
        .orElseThrow(
            () ->
                new GlmException(
                    "iteration %d: the information is singular to rounding: columns are nearly"
                            .formatted(iteration)
                        + " dependent; an L2 penalty would help"));
  }

  /**
   * As classes that are separated drive coefficients to infinity, the information fades there
   * before the deviance stands still; at coefficients 0 it did not. A diagonal that is a little
   * larger gives steps and standard errors that are finite, and nearly the same ones elsewhere.
   */
  private static Optional<Step> damped(double[] h, double[] g, boolean[] candidates) {
    double[] damped = h.clone();
    for (int i = 0; i < g.length; i++) {
      damped[i * g.length + i] *= 1 + DAMPING;
    }
    return GramEquations.solve(damped, g, candidates);
  }

  private double gradientNorm(double[] g) {
    double sum = 0;
    for (int i = 0; i < g.length; i++) {
      double scaled = g[i] / (basis.scale()[i % basis.size()] * survey.weights());
      sum += scaled * scaled;
    }
    return Math.sqrt(sum);
  }

  private SoftmaxFit fit(
      Step step, double[] merged, double nothing, boolean converged, List<TracePoint> points) {
    int p = basis.size();
    int q = coefficients.length;
    double[] raw = coefficients.clone();
    double[] root = training.options().standardErrors() ? step.root().clone() : null;
    int first = training.options().intercept() ? 1 : 0;
    for (int k = 0; k < q; k += p) {
      for (int j = first; j < p && first == 1; j++) {
        double m = basis.zero().centre()[j - 1];
        raw[k] -= m * coefficients[k + j];
        for (int i = 0; i < q && root != null; i++) {
          root[k * q + i] -= m * root[(k + j) * q + i];
        }
      }
    }
    for (int i = 0; i < q; i++) {
      raw[i] = active[i % p] ? raw[i] : Double.NaN;
    }
    List<String> names = new ArrayList<>();
    if (first == 1) {
      names.add("(Intercept)");
    }
    names.addAll(training.columns());
    return new SoftmaxFit(
        training.options().solver().spelling(),
        names,
        training.classes(),
        raw,
        root,
        survey.rows(),
        survey.weightedRows(),
        Evaluation.deviance(merged),
        nothing,
        SoftmaxPass.extremes(merged),
        iteration,
        converged,
        training.options().penalised(),
        points);
  }
}
