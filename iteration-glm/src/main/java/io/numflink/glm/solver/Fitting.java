package io.numflink.glm.solver;

import io.numflink.glm.family.Family;
import io.numflink.glm.family.Link;
import io.numflink.glm.family.Response;
import io.numflink.glm.tile.Survey;
import java.io.Serializable;

/** What all stages after the survey know. */
record Fitting(Training training, Survey survey, Basis basis) implements Serializable {
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

  /** The mean label if it is a mean that the link has a value at, otherwise NaN. */
  double meanLabel() {
    Family family = response().family();
    Link link = response().link();
    double mean = survey.meanLabel();
    double eta = link.link(mean);
    return family.validMean(mean) && Double.isFinite(eta) && link.valid(eta) ? mean : Double.NaN;
  }
}
