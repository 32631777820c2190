package io.numflink.glm.solver;

import static io.numflink.glm.solver.Pair.difference;
import static io.numflink.glm.solver.Pair.dot;

import io.numflink.glm.inference.TracePoint;
import io.numflink.glm.tile.Evaluation;
import io.numflink.glm.tile.GradientPass;
import io.numflink.glm.tile.Pass;
import io.numflink.glm.tile.Predictor;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/**
 * Steps with the information H of an earlier iteration, corrected by what the gradients since then
 * say of it (BFGS): near the end the information changes little, so passes for the gradient alone,
 * a fraction of the work where there are many columns, bring nearly as many digits. How much of the
 * predicted decrease gᵀδ a step has left says how many more are needed. If they are many, or what
 * standard errors need is next, {@link IrlsStage} goes on.
 *
 * @param current the coefficients that the pass evaluates
 * @param line the step that led there
 * @param active which coefficients take part
 * @param lower L with L Lᵀ = H on these
 * @param pairs of the steps before, active coefficients alone
 */
record SecantStage(
    Fitting fitting,
    Predictor current,
    Line line,
    boolean[] active,
    double[] lower,
    List<Pair> pairs,
    int iteration,
    List<TracePoint> trace)
    implements Stage {
  /** So many passes cost about as much as one that makes the information, and what it saves. */
  private static final double MOST_STEPS = 5;

  /**
   * A step.
   *
   * @param from where it begins and the penalised deviance there
   * @param gradient there, penalties included, of the active coefficients; null if it begins at no
   *     coefficients
   * @param decrease gᵀδ
   */
  record Line(IrlsStage.Point from, double[] gradient, double decrease) implements Serializable {}

  @Override
  public String name() {
    return "irls, gradient";
  }

  @Override
  public Pass pass() {
    return new GradientPass(fitting.response(), current);
  }

  @Override
  public Stage next(double[] merged) {
    double[] beta = current.coefficients();
    double objective = fitting.penalised(Evaluation.deviance(merged), beta);
    boolean valid = Evaluation.valid(merged) && Double.isFinite(objective);
    if (!valid
        || IrlsStage.increased(fitting, line.from(), objective)
        || iteration == fitting.options().maxIterations()) {
      return IrlsStage.after(fitting, current, line.from(), active, iteration, trace);
    }
    double[] gradient = Evaluation.gradient(merged, beta.length);
    List<TracePoint> points = new ArrayList<>(trace);
    points.add(fitting.tracePoint(iteration, objective, gradient, beta));
    double[] g = fitting.activeGradient(gradient, beta, active);
    List<Pair> known = known(g);
    double[] step = Pair.direction(g, known, this::solved);
    double decrease = dot(step, g);
    double goal = fitting.leastDecrease(objective);
    boolean still =
        Fitting.relativeChange(objective, line.from().objective()) < fitting.options().tolerance();
    if ((still || fitting.informationConstant()) && decrease < goal) {
      return ended(change(step), List.copyOf(points));
    }
    IrlsStage.Point here = new IrlsStage.Point(beta, objective);
    Predictor next = current.plus(change(step));
    double ratio = decrease / line.decrease();
    boolean last =
        fitting.options().standardErrors()
            && !fitting.informationConstant()
            && decrease * ratio < goal;
    if (last || Math.log(decrease / goal) > MOST_STEPS * -Math.log(ratio)) {
      return IrlsStage.after(fitting, next, here, active, iteration + 1, List.copyOf(points));
    }
    return new SecantStage(
        fitting,
        next,
        new Line(here, g, decrease),
        active,
        lower,
        known,
        iteration + 1,
        List.copyOf(points));
  }

  private Stage ended(double[] change, List<TracePoint> points) {
    boolean known = fitting.informationConstant() && fitting.options().standardErrors();
    double[] root = known ? new Step(new double[current.size()], active, lower, true).root() : null;
    Predictor end = fitting.last(current, change);
    Solution solution = new Solution(end, active, root, iteration, true, false, points);
    return known
        ? new NullStage(fitting, solution, 0, null, 0)
        : InformationStage.forErrors(fitting, solution);
  }

  private List<Pair> known(double[] g) {
    if (line.gradient() == null) {
      return pairs;
    }
    int[] columns = Step.indices(active);
    double[] s = new double[columns.length];
    for (int i = 0; i < s.length; i++) {
      s[i] = current.coefficients()[columns[i]] - line.from().beta()[columns[i]];
    }
    // The gradient is that of the log-likelihood
    Pair pair = new Pair(s, difference(line.gradient(), g));
    if (!(pair.curvature() > 0)) {
      return pairs;
    }
    List<Pair> known = new ArrayList<>(pairs);
    known.add(pair);
    return List.copyOf(known);
  }

  private double[] solved(double[] g) {
    double[] x = g.clone();
    GramEquations.solve(lower, x.length, x);
    return x;
  }

  /** A step of the active coefficients as one of all. */
  private double[] change(double[] step) {
    double[] change = new double[current.size()];
    int[] columns = Step.indices(active);
    for (int i = 0; i < columns.length; i++) {
      change[columns[i]] = step[i];
    }
    return change;
  }
}
