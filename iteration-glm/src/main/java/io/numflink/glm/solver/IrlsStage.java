package io.numflink.glm.solver;

import io.numflink.glm.family.GlmException;
import io.numflink.glm.inference.TracePoint;
import io.numflink.glm.tile.Evaluation;
import io.numflink.glm.tile.FactorPass;
import io.numflink.glm.tile.GramPass;
import io.numflink.glm.tile.Pass;
import io.numflink.glm.tile.Predictor;
import io.numflink.glm.tile.Start;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Iteratively weighted least squares, that is Fisher scoring (McCullagh &amp; Nelder 1989, section
 * 2.5), with the start, the stopping rule and the halving of steps of R's {@code glm.fit}. It adds
 * to R's a halving when the deviance goes up (Marschner 2011).
 *
 * <p>A step is β + H⁻¹ g with the gradient g at β, so an error of H slows convergence but leaves
 * the limit, where g = 0, alone. With an L1 penalty the step is the minimum of the quadratic with
 * the penalty, by coordinate descent or ADMM.
 *
 * @param current the coefficients that the pass evaluates
 * @param before those before the step and their penalised deviance; its coefficients are null
 *     before the first step
 * @param iteration steps made
 * @param halvings how often this step has been halved
 * @param factored whether the pass gives a triangular factor instead of XᵀWX
 * @param candidates columns that are not known to be aliased
 * @param settled iterations in a row that R's stopping rule has held at
 */
record IrlsStage(
    Fitting fitting,
    Predictor current,
    Point before,
    int iteration,
    int halvings,
    boolean factored,
    boolean[] candidates,
    boolean boundary,
    int settled,
    List<TracePoint> trace)
    implements Stage {
  /** An increase below is rounding, or too small to matter. */
  private static final double TOLERATED_INCREASE = 1e-8;

  private static final int MOST_HALVINGS = 60;

  /** Where rounding keeps the predicted decrease from becoming small, R's rule has to do. */
  private static final int MOST_SETTLED = 20;

  /** Before that, scoring is let go as R's. */
  private static final int FIRST_RELAXED = 5;

  /** What is left of the gradient after a step that is slow. */
  private static final double SLOW = 0.4;

  private static final double LONGEST_STEP = 4;

  /** Below this share of the deviance, a step leads to where the information is nearly the same. */
  private static final double NEAR = 0.05;

  /** Coefficients and the penalised deviance there. */
  record Point(double[] beta, double objective) implements Serializable {}

  static IrlsStage start(Fitting fitting) {
    return new IrlsStage(
        fitting, fitting.basis().zero(), null, 0, 0, false, all(fitting), false, 0, List.of());
  }

  /** From coefficients that are not known to be better than others. */
  static IrlsStage from(Fitting fitting, Predictor first) {
    Point unknown = new Point(null, Double.POSITIVE_INFINITY);
    return new IrlsStage(fitting, first, unknown, 1, 0, false, all(fitting), false, 0, List.of());
  }

  /** After a step of another kind. */
  static IrlsStage after(
      Fitting fitting,
      Predictor current,
      Point before,
      boolean[] candidates,
      int iteration,
      List<TracePoint> trace) {
    return new IrlsStage(
        fitting, current, before, iteration, 0, false, candidates, false, 0, trace);
  }

  private static boolean[] all(Fitting fitting) {
    boolean[] all = new boolean[fitting.basis().size()];
    Arrays.fill(all, true);
    return all;
  }

  @Override
  public String name() {
    return factored ? "irls, factored" : "irls";
  }

  @Override
  public Pass pass() {
    Start start = iteration == 0 ? new Start(true, fitting.meanLabel()) : Start.NONE;
    return factored
        ? new FactorPass(fitting.response(), current, start)
        : new GramPass(fitting.response(), current, start);
  }

  @Override
  public Stage next(double[] merged) {
    double[] beta = current.coefficients();
    double objective = fitting.penalised(Evaluation.deviance(merged), beta);
    boolean valid = Evaluation.valid(merged) && Double.isFinite(objective);
    if (iteration == 0 && !valid) {
      throw new GlmException(
          "no valid starting values: link %s has no value at some of the labels"
              .formatted(fitting.response().link().rName()));
    }
    if (iteration > 0 && (!valid || increased(fitting, before, objective))) {
      return halved(valid);
    }
    Step step = step(merged);
    if (step == null) {
      return new IrlsStage(
          fitting,
          current,
          before,
          iteration,
          halvings,
          true,
          candidates,
          boundary,
          settled,
          trace);
    }
    List<TracePoint> extended = extended(merged, objective);
    boolean still =
        iteration > 0
            && Fitting.relativeChange(objective, before.objective())
                < fitting.options().tolerance();
    boolean converged =
        still && (settled == MOST_SETTLED || isPredictedSmall(merged, step, objective));
    if (converged || iteration == fitting.options().maxIterations()) {
      Solution solution =
          new Solution(
              converged ? fitting.last(current, step.change()) : current,
              step.active(),
              fitting.options().standardErrors() ? step.root() : null,
              iteration,
              converged,
              boundary,
              extended);
      return new NullStage(fitting, solution, 0, null, 0);
    }
    double length = stepLength(merged, extended);
    double[] next = beta.clone();
    for (int j = 0; j < next.length; j++) {
      next[j] = step.active()[j] ? next[j] + length * step.change()[j] : 0;
    }
    Point here = new Point(iteration == 0 ? null : beta, objective);
    // Where nothing but rounding is left to lower, gradients alone do not lead out of it
    if (fitting.economises() && !factored && !still && isNear(merged, step, objective)) {
      return new SecantStage(
          fitting,
          current.with(next),
          line(merged, step, here),
          step.active(),
          step.lower(),
          List.of(),
          iteration + 1,
          extended);
    }
    return new IrlsStage(
        fitting,
        current.with(next),
        here,
        iteration + 1,
        0,
        factored && !step.wellConditioned(),
        step.active(),
        false,
        still ? settled + 1 : 0,
        extended);
  }

  /** Whether gᵀδ is below ε² of the deviance; of steps with an L1 penalty it says nothing. */
  private boolean isPredictedSmall(double[] merged, Step step, double objective) {
    if (fitting.options().l1() > 0) {
      return true;
    }
    return decrease(merged, step) < fitting.leastDecrease(objective);
  }

  private double decrease(double[] merged, Step step) {
    double[] beta = current.coefficients();
    return fitting.decrease(gradient(merged, beta.length), step.change(), beta);
  }

  /** Whether a step leads to where the information is about the same. */
  private boolean isNear(double[] merged, Step step, double objective) {
    return fitting.informationConstant()
        || iteration > 0 && decrease(merged, step) < NEAR * objective;
  }

  /** The step, which at first is from no coefficients. */
  private SecantStage.Line line(double[] merged, Step step, Point here) {
    if (iteration == 0) {
      return new SecantStage.Line(here, null, Double.POSITIVE_INFINITY);
    }
    double[] beta = current.coefficients();
    double[] g = fitting.activeGradient(gradient(merged, beta.length), beta, step.active());
    return new SecantStage.Line(here, g, decrease(merged, step));
  }

  /**
   * How long to make the next step, in Fisher's steps. Where information as expected and as
   * observed differ much, Fisher scoring swings about the minimum, or creeps towards it: a step t
   * takes the error to (1 − t λ) of it, with λ the ratio of the two along the step, which is 1 for
   * canonical links. If ρ of the gradient is left after a whole step, λ is 1 − ρ if it still points
   * onwards and 1 + ρ if it points back, and a step of 1 / λ ends it (Aitken). Every second step
   * stays whole, which undoes what a long one does in directions where λ is near 1: with steps up
   * to {@value #LONGEST_STEP} no direction of λ ≤ 1.3 grows.
   *
   * @param extended the trace up to the coefficients that the pass evaluated
   */
  private double stepLength(double[] merged, List<TracePoint> extended) {
    int points = extended.size();
    if (fitting.options().l1() > 0
        || fitting.response().canonical()
        || iteration < FIRST_RELAXED
        || iteration % 2 == 0
        || points < 2) {
      return 1;
    }
    double rest = extended.get(points - 1).gradientNorm() / extended.get(points - 2).gradientNorm();
    if (!(rest > SLOW)) {
      return 1;
    }
    double[] beta = current.coefficients();
    double[] g = gradient(merged, beta.length);
    double onwards = 0;
    for (int j = 0; j < beta.length; j++) {
      onwards += (beta[j] - before.beta()[j]) * (g[j] - fitting.basis().l2()[j] * beta[j]);
    }
    double whole = Math.scalb(1, -halvings);
    if (onwards < 0) {
      return whole / (1 + rest);
    }
    return rest < 1 ? Math.min(LONGEST_STEP, whole / (1 - rest)) : 1;
  }

  /** Whether a step has led up. */
  static boolean increased(Fitting fitting, Point before, double objective) {
    return before.beta() != null
        && objective > before.objective()
        && Fitting.relativeChange(objective, before.objective())
            > Math.max(TOLERATED_INCREASE, fitting.options().tolerance());
  }

  private Stage halved(boolean valid) {
    if (before.beta() == null) {
      return fromMean();
    }
    if (halvings == MOST_HALVINGS) {
      throw new GlmException(
          "iteration %d: no step leads to valid means and a better fit, even when halved %d times; another link may fit these data"
              .formatted(iteration, halvings));
    }
    double[] half = new double[before.beta().length];
    for (int j = 0; j < half.length; j++) {
      half[j] = 0.5 * (current.coefficients()[j] + before.beta()[j]);
    }
    return new IrlsStage(
        fitting,
        current.with(half),
        before,
        iteration,
        halvings + 1,
        factored,
        candidates,
        boundary || !valid,
        settled,
        trace);
  }

  /**
   * After a first step to means that do not exist, where R gives up: the step is halved towards the
   * model of the mean label alone.
   */
  private Stage fromMean() {
    double mean = fitting.meanLabel();
    if (!fitting.options().intercept() || Double.isNaN(mean)) {
      throw new GlmException(
          "the first step leads to means that family %s and link %s do not have; another link may"
                  .formatted(
                      fitting.response().family().spelling(), fitting.response().link().rName())
              + " fit these data");
    }
    double[] beta = new double[current.size()];
    beta[0] = fitting.response().link().link(mean);
    Point anchor = new Point(beta, Double.POSITIVE_INFINITY);
    return new IrlsStage(
            fitting, current, anchor, iteration, 0, factored, candidates, boundary, settled, trace)
        .halved(false);
  }

  /** The step, or null if it has to come from a triangular factor. */
  private Step step(double[] merged) {
    Basis basis = fitting.basis();
    double[] beta = current.coefficients();
    int p = beta.length;
    if (factored) {
      return FactorEquations.solve(FactorPass.factor(merged, p + 1), current, basis.l2(), beta);
    }
    double[] h = GramPass.information(merged, p);
    double[] g = Evaluation.gradient(merged, p);
    if (fitting.options().l1() > 0) {
      double[] minimum =
          fitting.options().solver() == SolverKind.ADMM
              ? Admm.solve(h, g, beta, basis.l1(), basis.l2())
              : CoordinateDescent.solve(h, g, beta, basis.l1(), basis.l2());
      for (int j = 0; j < p; j++) {
        minimum[j] -= beta[j];
      }
      return Step.of(minimum, candidates);
    }
    for (int j = 0; j < p; j++) {
      h[j * p + j] += basis.l2()[j];
      g[j] -= basis.l2()[j] * beta[j];
    }
    return GramEquations.solve(h, g, candidates).orElse(null);
  }

  private List<TracePoint> extended(double[] merged, double objective) {
    if (iteration == 0) {
      return trace;
    }
    double[] beta = current.coefficients();
    List<TracePoint> extended = new ArrayList<>(trace);
    extended.add(fitting.tracePoint(iteration, objective, gradient(merged, beta.length), beta));
    return List.copyOf(extended);
  }

  private double[] gradient(double[] merged, int p) {
    return factored ? FactorPass.gradient(merged, p + 1) : Evaluation.gradient(merged, p);
  }
}
