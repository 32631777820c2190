package io.numflink.glm.family;

/** First passage times, V = μ³. */
public record InverseGaussian() implements Family {
  @Override
  public String spelling() {
    return "inverse-gaussian";
  }

  @Override
  public String rName() {
    return "inverse.gaussian";
  }

  @Override
  public double variance(double mean) {
    return mean * mean * mean;
  }

  @Override
  public double deviance(double label, double mean) {
    return (label - mean) * (label - mean) / (label * mean * mean);
  }

  @Override
  public LabelRange labelRange() {
    return LabelRange.ABOVE_ZERO;
  }

  @Override
  public Link defaultLink() {
    return StandardLink.INVERSE_SQUARED;
  }

  @Override
  public boolean admits(Link link) {
    return link == StandardLink.INVERSE_SQUARED
        || link == StandardLink.INVERSE
        || link == StandardLink.LOG
        || link == StandardLink.IDENTITY
        || link instanceof PowerLink;
  }

  @Override
  public boolean dispersionKnown() {
    return false;
  }

  @Override
  public void addAicSums(double label, double mean, double weight, double[] sums) {
    if (weight != 0) {
      sums[0] += weight * Math.log(label);
    }
  }

  /** Σ w (ln(2π D / Σ w) + 1) + 3 Σ w ln y + 2. */
  @Override
  public double aic(double[] sums, double deviance, long rows, double weights) {
    return weights * (Math.log(deviance / weights * 2 * Math.PI) + 1) + 3 * sums[0] + 2;
  }
}
