package io.numflink.glm.solver;

import io.numflink.glm.family.Family;
import io.numflink.glm.family.Gaussian;
import io.numflink.glm.family.Link;
import io.numflink.glm.family.Response;
import io.numflink.glm.inference.TracePoint;
import io.numflink.glm.tile.Predictor;
import io.numflink.glm.tile.Survey;
import java.io.Serializable;

/** What all stages after the survey know. */
record Fitting(Training training, Survey survey, Basis basis) implements Serializable {
  /** A predicted decrease below is rounding of the gradient. */
  private static final double RESOLUTION = 1e-20;

  /** Multiplications and additions of one XᵀWX, which take some tenths of a second. */
  private static final double LEAST_ECONOMISED = 5e8;

  /** With more coefficients, to carry XᵀWX in the state of the training costs too much. */
  private static final int MOST_ECONOMISED = 4096;

  /** With fewer in the share, estimates from it are not near those from all. */
  private static final int ROWS_PER_COEFFICIENT = 32;

  Response response() {
    return training.response();
  }

  TrainingOptions options() {
    return training.options();
  }

  /** W, which the objective divides by. */
  double weights() {
    return survey.weights();
  }

  /** Deviance and twice the penalties: 2 W times the objective. */
  double penalised(double deviance, double[] beta) {
    return deviance + 2 * basis.penalty(beta);
  }

  /** R's measure of a change. */
  static double relativeChange(double now, double before) {
    return Math.abs(now - before) / (Math.abs(now) + 0.1);
  }

  /** gᵀδ with the penalties, of a step δ: twice what it is predicted to lower the deviance by. */
  double decrease(double[] gradient, double[] change, double[] beta) {
    double decrease = 0;
    for (int j = 0; j < change.length; j++) {
      decrease += change[j] * (gradient[j] - basis.l2()[j] * beta[j]);
    }
    return decrease;
  }

  /** The gradient with penalties by the active coefficients. */
  double[] activeGradient(double[] gradient, double[] beta, boolean[] active) {
    int[] columns = Step.indices(active);
    double[] g = new double[columns.length];
    for (int i = 0; i < g.length; i++) {
      int j = columns[i];
      g[i] = gradient[j] - basis.l2()[j] * beta[j];
    }
    return g;
  }

  /**
   * The coefficients after the last step. What is left at the end of a large fit depends on the
   * tiles of the share that it began with; a step more, which costs nothing, leaves rounding.
   */
  Predictor last(Predictor end, double[] change) {
    return economises() ? end.plus(change) : end;
  }

  /** ε² of the deviance: the decrease at which training ends. */
  double leastDecrease(double objective) {
    double tolerance = options().tolerance();
    return Math.max(tolerance * tolerance, RESOLUTION) * (Math.abs(objective) + 0.1);
  }

  /** What a report shows of an iteration. */
  TracePoint tracePoint(int iteration, double objective, double[] gradient, double[] beta) {
    return new TracePoint(
        iteration, objective / (2 * weights()), basis.gradientNorm(gradient, beta));
  }

  /**
   * Whether making XᵀWX takes so much of a training that it is worth further passes to make it
   * fewer times. So it is only where steps of Newton's method are safe from anywhere.
   */
  boolean economises() {
    double p = basis.size();
    return response().canonical()
        && options().l1() == 0
        && p <= MOST_ECONOMISED
        && survey.rows() * p * p > LEAST_ECONOMISED;
  }

  /** Whether the information is the same at all coefficients. */
  boolean informationConstant() {
    return response().canonical() && response().family() instanceof Gaussian;
  }

  /** Whether the first steps can be made on a share of the tiles. */
  boolean startsOnShare() {
    return economises()
        && !informationConstant()
        && survey.rows() > (double) ROWS_PER_COEFFICIENT * HeadStartStage.EVERY * basis.size();
  }

  /** The mean label if it is a mean that the link has a value at, otherwise NaN. */
  double meanLabel() {
    Family family = response().family();
    Link link = response().link();
    double mean = survey.meanLabel();
    double eta = link.link(mean);
    return family.validMean(mean) && Double.isFinite(eta) && link.valid(eta) ? mean : Double.NaN;
  }
}
