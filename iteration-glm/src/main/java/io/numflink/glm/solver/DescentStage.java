package io.numflink.glm.solver;

import static io.numflink.glm.solver.Pair.difference;
import static io.numflink.glm.solver.Pair.dot;

import io.numflink.glm.family.GlmException;
import io.numflink.glm.inference.TracePoint;
import io.numflink.glm.tile.Evaluation;
import io.numflink.glm.tile.GradientPass;
import io.numflink.glm.tile.Pass;
import io.numflink.glm.tile.Predictor;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Descent along −B g with a line search, on columns scaled to deviation 1. B approximates the
 * inverse of the second derivative: by the last pairs of steps and gradient changes in L-BFGS
 * (Nocedal &amp; Wright 2006, algorithms 7.4 and 7.5), and without pairs, in gradient descent, by
 * sᵀy / yᵀy of the last one (Barzilai &amp; Borwein 1988).
 *
 * <p>The decrease that B predicts, ½ gᵀB g, takes the place of R's change of deviance in the
 * stopping rule: a slow step changes little without being near the end.
 *
 * @param trial coefficients that the pass evaluates
 * @param memory number of pairs
 * @param at where the line search starts, null before the first evaluation
 */
record DescentStage(
    Fitting fitting,
    Predictor trial,
    int memory,
    Line at,
    List<Pair> pairs,
    int iteration,
    int shortenings,
    List<TracePoint> trace)
    implements Stage {
  static final int LBFGS_MEMORY = 10;

  private static final int MOST_SHORTENINGS = 50;

  /** Share of the slope that a step has to descend (Armijo). */
  private static final double SUFFICIENT = 1e-4;

  /** Differences of the objective below are rounding. */
  private static final double ROUNDING = 1e-14;

  /** A predicted decrease below, relative to the value, is not seen in it. */
  private static final double RESOLUTION = 1e-11;

  /** A pair with less curvature would make B indefinite or huge. */
  private static final double LEAST_CURVATURE = 1e-12;

  /**
   * A line: start, value and gradient there, direction, slope along it, step.
   *
   * @param x scaled coefficients
   */
  record Line(
      double[] x, double value, double[] gradient, double[] direction, double slope, double step)
      implements Serializable {}

  static DescentStage start(Fitting fitting, int memory) {
    double[] beta = new double[fitting.basis().size()];
    double mean = fitting.meanLabel();
    if (fitting.options().intercept() && !Double.isNaN(mean)) {
      beta[0] = fitting.response().link().link(mean);
    }
    return new DescentStage(
        fitting, fitting.basis().zero().with(beta), memory, null, List.of(), 0, 0, List.of());
  }

  @Override
  public String name() {
    return memory == 0 ? "gradient descent" : "l-bfgs";
  }

  @Override
  public Pass pass() {
    return new GradientPass(fitting.response(), trial);
  }

  @Override
  public Stage next(double[] merged) {
    double[] beta = trial.coefficients();
    double value = fitting.penalised(Evaluation.deviance(merged), beta) / (2 * fitting.weights());
    boolean valid = Evaluation.valid(merged) && Double.isFinite(value);
    if (at == null && !valid) {
      throw new GlmException(
          "solver %s starts at coefficients 0, where link %s has no mean: use newton"
              .formatted(fitting.options().solver().spelling(), fitting.response().link().rName()));
    }
    double slack = ROUNDING * Math.abs(value);
    if (at != null
        && !(valid && value <= at.value() + SUFFICIENT * at.step() * at.slope() + slack)) {
      return shortened(valid ? value : Double.POSITIVE_INFINITY);
    }
    double[] x = scaled(beta);
    double[] gradient = gradient(merged, beta);
    List<TracePoint> extended = new ArrayList<>(trace);
    extended.add(new TracePoint(iteration, value, Math.sqrt(dot(gradient, gradient))));
    List<Pair> remembered = at == null ? pairs : remembered(x, gradient);
    double[] direction = direction(gradient, remembered);
    double slope = dot(gradient, direction);
    boolean converged =
        slope == 0
            || !remembered.isEmpty() && measure(value, slope) < fitting.options().tolerance();
    if (converged || iteration == fitting.options().maxIterations()) {
      return ended(trial, converged, List.copyOf(extended));
    }
    double first = remembered.isEmpty() ? Math.min(1, 1 / Math.sqrt(-slope)) : 1;
    Line line = new Line(x, value, gradient, direction, slope, first);
    return new DescentStage(
        fitting,
        along(line, line.step()),
        memory,
        line,
        remembered,
        iteration + 1,
        0,
        List.copyOf(extended));
  }

  private Stage ended(Predictor end, boolean converged, List<TracePoint> points) {
    boolean[] active = new boolean[trial.size()];
    Arrays.fill(active, true);
    return InformationStage.after(
        fitting, new Solution(end, active, null, iteration, converged, false, points));
  }

  /** A shorter step, to the minimum of the parabola through what is known of the line. */
  private Stage shortened(double value) {
    double step = at.step();
    if (shortenings == MOST_SHORTENINGS) {
      // The value cannot be told from that at the start of the line: this is as far as digits go
      boolean near = measure(at.value(), at.slope()) < RESOLUTION;
      return ended(along(at, 0), near, trace);
    }
    double curvature = value - at.value() - step * at.slope();
    double parabola = -at.slope() * step * step / (2 * curvature);
    double next = Math.max(0.1 * step, Math.min(0.5 * step, parabola));
    Line line =
        new Line(
            at.x(),
            at.value(),
            at.gradient(),
            at.direction(),
            at.slope(),
            Double.isFinite(next) ? next : 0.5 * step);
    return new DescentStage(
        fitting, along(line, line.step()), memory, line, pairs, iteration, shortenings + 1, trace);
  }

  /** The predicted decrease in the terms of R's stopping rule. */
  private double measure(double value, double slope) {
    return -slope / (Math.abs(value) + 0.05 / fitting.weights());
  }

  private Predictor along(Line line, double step) {
    double[] beta = new double[line.x().length];
    for (int j = 0; j < beta.length; j++) {
      beta[j] = (line.x()[j] + step * line.direction()[j]) / fitting.basis().scale()[j];
    }
    return trial.with(beta);
  }

  private double[] scaled(double[] beta) {
    double[] x = beta.clone();
    for (int j = 0; j < x.length; j++) {
      x[j] *= fitting.basis().scale()[j];
    }
    return x;
  }

  /** The gradient of the objective by scaled coefficients. */
  private double[] gradient(double[] merged, double[] beta) {
    double[] g = Evaluation.gradient(merged, beta.length);
    Basis basis = fitting.basis();
    for (int j = 0; j < g.length; j++) {
      g[j] =
          basis.fixed()[j]
              ? 0
              : (basis.l2()[j] * beta[j] - g[j]) / (basis.scale()[j] * fitting.weights());
    }
    return g;
  }

  private List<Pair> remembered(double[] x, double[] gradient) {
    double[] s = difference(x, at.x());
    double[] y = difference(gradient, at.gradient());
    if (!(dot(s, y) > LEAST_CURVATURE * Math.sqrt(dot(s, s) * dot(y, y)))) {
      return pairs;
    }
    List<Pair> next = new ArrayList<>(pairs);
    next.add(new Pair(s, y));
    int kept = Math.max(1, memory);
    return List.copyOf(next.subList(Math.max(0, next.size() - kept), next.size()));
  }

  /** −B g. */
  private double[] direction(double[] gradient, List<Pair> remembered) {
    double scale = 1;
    if (!remembered.isEmpty()) {
      Pair last = remembered.get(remembered.size() - 1);
      scale = last.curvature() / dot(last.y(), last.y());
    }
    double factor = scale;
    List<Pair> used = memory == 0 ? List.of() : remembered;
    double[] direction = Pair.direction(gradient, used, q -> scaled(q, factor));
    return scaled(direction, -1);
  }

  private static double[] scaled(double[] x, double factor) {
    double[] scaled = x.clone();
    for (int j = 0; j < x.length; j++) {
      scaled[j] *= factor;
    }
    return scaled;
  }
}
