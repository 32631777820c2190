package io.numflink.job.glm.report;

import io.numflink.glm.inference.GlmFit;
import io.numflink.glm.inference.SoftmaxFit;
import java.util.ArrayList;
import java.util.List;

/**
 * A coefficient as a report shows it; what does not exist is NaN: all of an aliased one, errors and
 * what follows from them of a penalised fit.
 *
 * @param lower end of the 95 % interval
 * @param upper end of the 95 % interval
 */
record Coefficient(
    String name,
    double estimate,
    double error,
    double statistic,
    double chance,
    double lower,
    double upper) {
  private static final double LEVEL = 0.95;

  boolean isAliased() {
    return Double.isNaN(estimate);
  }

  boolean hasInterval() {
    return Double.isFinite(lower) && Double.isFinite(upper);
  }

  static List<Coefficient> of(GlmFit fit) {
    List<Coefficient> all = new ArrayList<>();
    for (int j = 0; j < fit.names().size(); j++) {
      double[] interval = fit.interval(j, LEVEL);
      all.add(
          new Coefficient(
              fit.names().get(j),
              fit.estimates()[j],
              fit.standardError(j),
              fit.statistic(j),
              fit.pValue(j),
              interval[0],
              interval[1]));
    }
    return all;
  }

  static List<Coefficient> of(SoftmaxFit fit) {
    List<Coefficient> all = new ArrayList<>();
    List<String> names = fit.coefficientNames();
    for (int i = 0; i < names.size(); i++) {
      double[] interval = fit.interval(i, LEVEL);
      all.add(
          new Coefficient(
              names.get(i),
              fit.estimates()[i],
              fit.standardError(i),
              fit.statistic(i),
              fit.pValue(i),
              interval[0],
              interval[1]));
    }
    return all;
  }
}
