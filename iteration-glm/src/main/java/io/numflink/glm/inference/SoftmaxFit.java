package io.numflink.glm.inference;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * A fitted softmax regression. Coefficients stand class after class; if there are fewer vectors
 * than classes, the first class is the reference.
 *
 * @param names of one class's coefficients
 * @param classes their names
 * @param estimates on the columns as given, NaN where aliased
 * @param root M with M Mᵀ the inverse of the information; null if there is a penalty
 */
public record SoftmaxFit(
    String solver,
    List<String> names,
    List<String> classes,
    double[] estimates,
    double[] root,
    long rows,
    long weightedRows,
    double deviance,
    double nullDeviance,
    long extremes,
    int iterations,
    boolean converged,
    boolean penalised,
    List<TracePoint> trace)
    implements Serializable {
  public SoftmaxFit {
    names = List.copyOf(names);
    classes = List.copyOf(classes);
    trace = List.copyOf(trace);
  }

  /** Names of all coefficients, {@code class:column}. */
  public List<String> coefficientNames() {
    int vectors = estimates.length / names.size();
    List<String> all = new ArrayList<>();
    for (int k = classes.size() - vectors; k < classes.size(); k++) {
      for (String name : names) {
        all.add(classes.get(k) + ":" + name);
      }
    }
    return all;
  }

  public int rank() {
    int rank = 0;
    for (double estimate : estimates) {
      rank += Double.isNaN(estimate) ? 0 : 1;
    }
    return rank;
  }

  public long nullDegrees() {
    int free = classes.size() - 1;
    return weightedRows * free - (names.get(0).equals("(Intercept)") ? free : 0);
  }

  public long residualDegrees() {
    return weightedRows * (classes.size() - 1) - rank();
  }

  public double logLikelihood() {
    return -deviance / 2;
  }

  /** Deviance plus 2 for each coefficient; NaN if there is a penalty. */
  public double aic() {
    return penalised ? Double.NaN : deviance + 2.0 * rank();
  }

  public double standardError(int i) {
    if (root == null || Double.isNaN(estimates[i])) {
      return Double.NaN;
    }
    int q = estimates.length;
    double sum = 0;
    for (int k = 0; k < q; k++) {
      sum += root[i * q + k] * root[i * q + k];
    }
    return Math.sqrt(sum);
  }

  /** z. */
  public double statistic(int i) {
    return estimates[i] / standardError(i);
  }

  public double pValue(int i) {
    double statistic = Math.abs(statistic(i));
    return Double.isNaN(statistic)
        ? Double.NaN
        : 2 * NormalDistribution.of(0, 1).survivalProbability(statistic);
  }

  /** Wald's interval of a coefficient, as {@link GlmFit#interval}. */
  public double[] interval(int i, double level) {
    double quantile = NormalDistribution.of(0, 1).inverseSurvivalProbability((1 - level) / 2);
    double half = quantile * standardError(i);
    return new double[] {estimates[i] - half, estimates[i] + half};
  }

  /** What a user should know, one sentence each. */
  public List<String> warnings() {
    List<String> warnings = new ArrayList<>();
    if (!converged) {
      warnings.add("%s did not converge in %d iterations".formatted(solver, iterations));
    }
    if (extremes > 0) {
      warnings.add(
          "%d fitted probabilities are within 1e-7 of 1: the classes may be separated, so"
                  .formatted(extremes)
              + " coefficients and standard errors mean little");
    }
    return warnings;
  }
}
