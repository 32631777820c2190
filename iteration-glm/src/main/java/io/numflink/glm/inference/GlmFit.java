package io.numflink.glm.inference;

import io.numflink.glm.family.Response;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * A fitted model. Figures that do not exist are NaN: those of aliased coefficients, standard errors
 * of penalised fits, criteria of families without a likelihood.
 *
 * @param solver by name
 * @param names of the coefficients, {@code (Intercept)} first if there is one
 * @param estimates β on the columns as given
 * @param root M with M Mᵀ = (XᵀWX)⁻¹, p × p with zeros for aliased coefficients; null if not known
 * @param rows all rows
 * @param weightedRows rows of weight above 0
 * @param weights Σ w
 * @param pearson Σ w (y − μ)² / V(μ)
 * @param aicSums of the family
 * @param extremes rows whose fitted mean is numerically at its edge (probability 0 or 1, rate 0)
 * @param boundary whether the last step was shortened for the means to be valid
 * @param residuals null if they were not asked for
 * @param fitted labels, means and residuals by linear predictor; null if they were not asked for
 */
public record GlmFit(
    Response response,
    String solver,
    List<String> names,
    boolean intercept,
    double[] estimates,
    double[] root,
    long rows,
    long weightedRows,
    double weights,
    double deviance,
    double nullDeviance,
    double pearson,
    double[] aicSums,
    long extremes,
    int iterations,
    boolean converged,
    boolean boundary,
    boolean penalised,
    List<TracePoint> trace,
    ResidualSummary residuals,
    FittedBins fitted)
    implements Serializable {
  public GlmFit {
    names = List.copyOf(names);
    trace = List.copyOf(trace);
  }

  /** The same fit with a summary of its residuals. */
  public GlmFit withResiduals(ResidualSummary summary) {
    return with(summary, fitted);
  }

  /** The same fit with its rows in bins. */
  public GlmFit withFitted(FittedBins bins) {
    return with(residuals, bins);
  }

  private GlmFit with(ResidualSummary summary, FittedBins bins) {
    return new GlmFit(
        response,
        solver,
        names,
        intercept,
        estimates,
        root,
        rows,
        weightedRows,
        weights,
        deviance,
        nullDeviance,
        pearson,
        aicSums,
        extremes,
        iterations,
        converged,
        boundary,
        penalised,
        trace,
        summary,
        bins);
  }

  /** Number of coefficients that the data determine. */
  public int rank() {
    int rank = 0;
    for (double estimate : estimates) {
      rank += Double.isNaN(estimate) ? 0 : 1;
    }
    return rank;
  }

  public long nullDegrees() {
    return weightedRows - (intercept ? 1 : 0);
  }

  public long residualDegrees() {
    return weightedRows - rank();
  }

  /** φ: 1 if the family knows it, otherwise Pearson's statistic over the residual degrees. */
  public double dispersion() {
    if (response.family().dispersionKnown()) {
      return 1;
    }
    return residualDegrees() > 0 ? pearson / residualDegrees() : Double.NaN;
  }

  /** Akaike's criterion, as the family's {@code aic} in R plus 2 for each coefficient. */
  public double aic() {
    return penalised
        ? Double.NaN
        : response.family().aic(aicSums, deviance, rows, weights) + 2.0 * rank();
  }

  private int parameters() {
    return rank() + (response.family().countsDispersion() ? 1 : 0);
  }

  public double logLikelihood() {
    return parameters() - aic() / 2;
  }

  /** Schwarz's criterion with the number of all rows, as R's. */
  public double bic() {
    return -2 * logLikelihood() + Math.log(rows) * parameters();
  }

  /** Whether statistics have Student's distribution (φ estimated) instead of the normal one. */
  public boolean studentised() {
    return !response.family().dispersionKnown();
  }

  /** √(φ (XᵀWX)⁻¹ⱼⱼ) of coefficient j. */
  public double standardError(int j) {
    return Math.sqrt(covariance(j, j));
  }

  /** Of the estimates of coefficients j and k, φ (XᵀWX)⁻¹ⱼₖ. */
  public double covariance(int j, int k) {
    int p = estimates.length;
    if (root == null || Double.isNaN(estimates[j] + estimates[k])) {
      return Double.NaN;
    }
    double sum = 0;
    for (int i = 0; i < p; i++) {
      sum += root[j * p + i] * root[k * p + i];
    }
    return dispersion() * sum;
  }

  /** The estimate over its standard error: t, or z if the dispersion is known. */
  public double statistic(int j) {
    return estimates[j] / standardError(j);
  }

  /** The chance of a statistic as far from 0, two-sided. */
  public double pValue(int j) {
    double statistic = Math.abs(statistic(j));
    if (Double.isNaN(statistic) || studentised() && residualDegrees() <= 0) {
      return Double.NaN;
    }
    return 2
        * (studentised()
            ? TDistribution.of(residualDegrees()).survivalProbability(statistic)
            : NormalDistribution.of(0, 1).survivalProbability(statistic));
  }

  /**
   * Wald's interval of coefficient j: estimate ± Φ⁻¹ standard errors, as R's {@code
   * confint.default}.
   *
   * @param level such as 0.95
   * @return lower and upper limit
   */
  public double[] interval(int j, double level) {
    double quantile = NormalDistribution.of(0, 1).inverseSurvivalProbability((1 - level) / 2);
    double half = quantile * standardError(j);
    return new double[] {estimates[j] - half, estimates[j] + half};
  }

  /** What R would warn of, one sentence each. */
  public List<String> warnings() {
    List<String> warnings = new ArrayList<>();
    if (!converged) {
      warnings.add("%s did not converge in %d iterations".formatted(solver, iterations));
    }
    if (boundary) {
      warnings.add("%s stopped at the boundary of valid means".formatted(solver));
    }
    if (extremes > 0) {
      String what =
          response.family().spelling().equals("binomial")
              ? "fitted probabilities are numerically 0 or 1: the classes may be separated, so"
                  + " coefficients and standard errors mean little"
              : "fitted rates are numerically 0";
      warnings.add("%d %s".formatted(extremes, what));
    }
    if (aic() == Double.POSITIVE_INFINITY) {
      warnings.add(
          "labels are not whole numbers: they have likelihood 0, and the AIC is infinite, as in R");
    }
    return warnings;
  }
}
