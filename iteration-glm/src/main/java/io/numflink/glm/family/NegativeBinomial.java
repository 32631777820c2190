package io.numflink.glm.family;

/**
 * Counts with V = μ + μ²/θ, θ given. The dispersion is 1, as in R's {@code MASS::glm.nb} and in
 * statsmodels.
 */
public record NegativeBinomial(double theta) implements Family {
  public NegativeBinomial {
    if (!(theta > 0 && theta <= Double.MAX_VALUE)) {
      throw new GlmException("negative binomial: θ must be above 0, got " + theta);
    }
  }

  @Override
  public String spelling() {
    return "negative-binomial";
  }

  @Override
  public String rName() {
    return "Negative Binomial(" + Numbers.text(Math.rint(theta * 1e4) / 1e4) + ")";
  }

  @Override
  public double variance(double mean) {
    return mean + mean * mean / theta;
  }

  @Override
  public double deviance(double label, double mean) {
    // (y + θ) ln((y + θ) / (μ + θ)), near 0 where the two agree
    double tail = (label + theta) * Math.log1p((label - mean) / (mean + theta));
    return 2 * (Logarithms.yLogRatio(label, mean) - tail);
  }

  @Override
  public LabelRange labelRange() {
    return LabelRange.AT_LEAST_ZERO;
  }

  @Override
  public double startingMean(double label, double weight) {
    return label == 0 ? 1.0 / 6 : label;
  }

  @Override
  public Link defaultLink() {
    return StandardLink.LOG;
  }

  @Override
  public boolean admits(Link link) {
    return link == StandardLink.LOG
        || link == StandardLink.SQRT
        || link == StandardLink.IDENTITY
        || link instanceof PowerLink;
  }

  @Override
  public boolean dispersionKnown() {
    return true;
  }

  @Override
  public void addAicSums(double label, double mean, double weight, double[] sums) {
    if (weight != 0) {
      double likelihood =
          Logarithms.gamma(theta + label)
              - Logarithms.gamma(theta)
              - Logarithms.gamma(label + 1)
              + Logarithms.times(label, mean / (mean + theta))
              - theta * Math.log1p(mean / theta);
      sums[0] += weight * likelihood;
    }
  }
}
