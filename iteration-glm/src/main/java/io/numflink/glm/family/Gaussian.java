package io.numflink.glm.family;

/** Normal labels, V = 1. */
public record Gaussian() implements Family {
  @Override
  public String spelling() {
    return "gaussian";
  }

  @Override
  public String rName() {
    return "gaussian";
  }

  @Override
  public double variance(double mean) {
    return 1;
  }

  @Override
  public double deviance(double label, double mean) {
    return (label - mean) * (label - mean);
  }

  @Override
  public boolean validMean(double mean) {
    return Double.isFinite(mean);
  }

  @Override
  public LabelRange labelRange() {
    return LabelRange.FINITE;
  }

  @Override
  public Link defaultLink() {
    return StandardLink.IDENTITY;
  }

  @Override
  public boolean admits(Link link) {
    return link == StandardLink.IDENTITY
        || link == StandardLink.LOG
        || link == StandardLink.INVERSE
        || link instanceof PowerLink;
  }

  @Override
  public boolean dispersionKnown() {
    return false;
  }

  @Override
  public void addAicSums(double label, double mean, double weight, double[] sums) {
    // ln 0 of a row of weight 0 makes the criterion infinite, as in R
    sums[0] += weight == 1 ? 0 : Math.log(weight);
  }

  /** n (ln(2π D/n) + 1) + 2 − Σ ln w. */
  @Override
  public double aic(double[] sums, double deviance, long rows, double weights) {
    return rows * (Math.log(2 * Math.PI * deviance / rows) + 1) + 2 - sums[0];
  }

  @Override
  public double deviance(
      double[] label, double[] mean, double[] weight, int at, int n, double[] scratch) {
    double sum = 0;
    for (int i = 0; i < n; i++) {
      double residual = label[at + i] - mean[i];
      sum += (weight == null ? 1 : weight[at + i]) * residual * residual;
    }
    return sum;
  }
}
