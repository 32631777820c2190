package io.numflink.glm.family;

import java.io.Serializable;

/**
 * The distribution of the labels: Var(y) = φ V(μ) / w with dispersion φ and prior weight w
 * (McCullagh &amp; Nelder 1989, section 2.2). Deviances, starting means and information criteria
 * are those of R's {@code family} objects.
 */
public sealed interface Family extends Serializable
    permits Gaussian, Binomial, Poisson, Gamma, InverseGaussian, NegativeBinomial, Tweedie {
  /** Number of sums that {@link #addAicSums} makes. */
  int AIC_SUMS = 3;

  /** As NumFlink's commands and files spell it. */
  String spelling();

  /** As R prints it. */
  String rName();

  /** V(μ). */
  double variance(double mean);

  /** d(y, μ) = 2 φ (ℓ(y; y) − ℓ(μ; y)) of one row of weight 1. */
  double deviance(double label, double mean);

  default boolean validMean(double mean) {
    return mean > 0 && mean <= Double.MAX_VALUE;
  }

  /** Which labels there can be. */
  LabelRange labelRange();

  default boolean validLabel(double label) {
    return labelRange().contains(label);
  }

  /** Which labels there can be, as a message says it: "at least 0". */
  default String labels() {
    return labelRange().words();
  }

  /** The mean that the first weighted least squares starts from. */
  default double startingMean(double label, double weight) {
    return label;
  }

  /** Used where no link is given. */
  Link defaultLink();

  /** Whether the two can go together. */
  boolean admits(Link link);

  /** Whether φ = 1 is part of the family; otherwise it is estimated. */
  boolean dispersionKnown();

  /** Whether the information criterion counts φ among the parameters. */
  default boolean countsDispersion() {
    return !dispersionKnown();
  }

  /**
   * Adds what a row gives to the sums that the information criterion is made of.
   *
   * @param sums {@value #AIC_SUMS} of them
   */
  void addAicSums(double label, double mean, double weight, double[] sums);

  /**
   * Adds what {@code n} rows give to these sums.
   *
   * @param label labels from {@code at} on
   * @param mean means from 0 on
   * @param weight weights from {@code at} on, or null for 1
   * @param scratch room for {@code n} elements
   */
  default void addAicSums(
      double[] label,
      double[] mean,
      double[] weight,
      int at,
      int n,
      double[] scratch,
      double[] sums) {
    for (int i = 0; i < n; i++) {
      addAicSums(label[at + i], mean[i], weight == null ? 1 : weight[at + i], sums);
    }
  }

  /**
   * −2 ℓ, plus 2 if φ is estimated from the deviance: what {@code family$aic} gives in R, before 2
   * for each coefficient. NaN if the family has no likelihood in closed form. Unless a family says
   * otherwise the first of the sums is ℓ.
   *
   * @param rows the number of rows, those of weight 0 included
   * @param weights the sum of the prior weights
   */
  default double aic(double[] sums, double deviance, long rows, double weights) {
    return -2 * sums[0];
  }

  /** V(μ) of {@code n} means. */
  default void variances(double[] mean, double[] variance, int n) {
    for (int i = 0; i < n; i++) {
      variance[i] = variance(mean[i]);
    }
  }

  /**
   * Σ w d(y, μ) over {@code n} rows.
   *
   * @param label labels from {@code at} on
   * @param mean means from 0 on
   * @param weight weights from {@code at} on, or null for 1
   * @param scratch room for {@code n} elements
   */
  default double deviance(
      double[] label, double[] mean, double[] weight, int at, int n, double[] scratch) {
    double sum = 0;
    for (int i = 0; i < n; i++) {
      double w = weight == null ? 1 : weight[at + i];
      if (w != 0) {
        sum += w * deviance(label[at + i], mean[i]);
      }
    }
    return sum;
  }

  /** Whether all of {@code n} means are valid. */
  default boolean validMeans(double[] mean, int n) {
    for (int i = 0; i < n; i++) {
      if (!validMean(mean[i])) {
        return false;
      }
    }
    return true;
  }
}
