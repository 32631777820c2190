package io.numflink.glm.family;

/**
 * Proportions of successes among w trials, V = μ (1 − μ); with weights 1, labels 0 and 1 (McCullagh
 * &amp; Nelder 1989, chapter 4).
 */
public record Binomial() implements Family {
  @Override
  public String spelling() {
    return "binomial";
  }

  @Override
  public String rName() {
    return "binomial";
  }

  @Override
  public double variance(double mean) {
    return mean * (1 - mean);
  }

  @Override
  public double deviance(double label, double mean) {
    return 2 * (Logarithms.yLogRatio(label, mean) + Logarithms.yLogRatio(1 - label, 1 - mean));
  }

  @Override
  public boolean validMean(double mean) {
    return mean > 0 && mean < 1;
  }

  @Override
  public LabelRange labelRange() {
    return LabelRange.ZERO_TO_ONE;
  }

  @Override
  public double startingMean(double label, double weight) {
    return (weight * label + 0.5) / (weight + 1);
  }

  @Override
  public Link defaultLink() {
    return StandardLink.LOGIT;
  }

  @Override
  public boolean admits(Link link) {
    return link == StandardLink.LOGIT
        || link == StandardLink.PROBIT
        || link == StandardLink.CLOGLOG
        || link == StandardLink.CAUCHIT
        || link == StandardLink.LOG;
  }

  @Override
  public boolean dispersionKnown() {
    return true;
  }

  /** ln of the probability of round(w y) successes in round(w) trials. */
  @Override
  public void addAicSums(double label, double mean, double weight, double[] sums) {
    double trials = Math.rint(weight);
    double successes = Math.rint(weight * label);
    if (weight <= 0) {
      return;
    }
    double likelihood =
        Logarithms.times(successes, mean)
            + (successes == trials ? 0 : (trials - successes) * Math.log1p(-mean));
    if (successes != 0 && successes != trials) {
      likelihood +=
          Logarithms.gamma(trials + 1)
              - Logarithms.gamma(successes + 1)
              - Logarithms.gamma(trials - successes + 1);
    }
    sums[0] += likelihood;
  }

  /** ℓ of single trials is half of their deviance, negated. */
  @Override
  public void addAicSums(
      double[] label,
      double[] mean,
      double[] weight,
      int at,
      int n,
      double[] scratch,
      double[] sums) {
    boolean single = weight == null;
    for (int i = 0; single && i < n; i++) {
      single = label[at + i] == 0 || label[at + i] == 1;
    }
    if (single) {
      sums[0] -= deviance(label, mean, null, at, n, scratch) / 2;
    } else {
      Family.super.addAicSums(label, mean, weight, at, n, scratch, sums);
    }
  }

  /** For labels 0 and 1 the deviance is −2 ln of the label's probability: one logarithm a row. */
  @Override
  public double deviance(
      double[] label, double[] mean, double[] weight, int at, int n, double[] scratch) {
    boolean whole = true;
    for (int i = 0; i < n; i++) {
      double y = label[at + i];
      whole &= y == 0 || y == 1;
      scratch[i] = y == 1 ? mean[i] : 1 - mean[i];
    }
    double sum = 0;
    if (!whole) {
      for (int i = 0; i < n; i++) {
        double w = weight == null ? 1 : weight[at + i];
        sum += w == 0 ? 0 : w * deviance(label[at + i], mean[i]);
      }
      return sum;
    }
    Logarithms.inPlace(scratch, n);
    if (weight == null) {
      return -2 * Logarithms.sum(scratch, n);
    }
    for (int i = 0; i < n; i++) {
      double w = weight[at + i];
      sum += w == 0 ? 0 : w * scratch[i];
    }
    return -2 * sum;
  }
}
