package io.numflink.glm.family;

/**
 * Labels with V = μ^p (Jørgensen 1987): p = 0, 1, 2 and 3 are the normal, Poisson, gamma and
 * inverse Gaussian families; 1 &lt; p &lt; 2 has a mass at 0 and a density above. The density is a
 * series, so there is no information criterion, as in R's {@code statmod::tweedie}.
 */
public record Tweedie(double power) implements Family {
  public Tweedie {
    if (!Double.isFinite(power) || power > 0 && power < 1) {
      throw new GlmException(
          "tweedie: there is no distribution with variance power %s: it is at most 0 or at least 1"
              .formatted(Numbers.text(power)));
    }
  }

  @Override
  public String spelling() {
    return "tweedie";
  }

  @Override
  public String rName() {
    return "Tweedie";
  }

  @Override
  public double variance(double mean) {
    return power == 1 ? mean : power == 2 ? mean * mean : Math.pow(mean, power);
  }

  /** 2 (y (y^{1−p} − μ^{1−p}) / (1 − p) − (y^{2−p} − μ^{2−p}) / (2 − p)). */
  @Override
  public double deviance(double label, double mean) {
    if (power == 0) {
      return (label - mean) * (label - mean);
    }
    if (power == 1) {
      return 2 * (Logarithms.yLogRatio(label, mean) - (label - mean));
    }
    if (power == 2) {
      return -2 * (Math.log(label / mean) - (label - mean) / mean);
    }
    double q = 2 - power;
    double positive = Math.max(label, 0);
    double saturated = positive == 0 ? 0 : Math.pow(positive, q) / ((1 - power) * q);
    return 2
        * (saturated - label * Math.pow(mean, 1 - power) / (1 - power) + Math.pow(mean, q) / q);
  }

  @Override
  public boolean validMean(double mean) {
    return Double.isFinite(mean) && (power == 0 || mean > 0);
  }

  @Override
  public LabelRange labelRange() {
    return power <= 0
        ? LabelRange.FINITE
        : power < 2 ? LabelRange.AT_LEAST_ZERO : LabelRange.ABOVE_ZERO;
  }

  @Override
  public double startingMean(double label, double weight) {
    return label == 0 ? 0.1 : label;
  }

  @Override
  public Link defaultLink() {
    return StandardLink.LOG;
  }

  @Override
  public boolean admits(Link link) {
    return link == StandardLink.IDENTITY
        || link == StandardLink.LOG
        || link == StandardLink.INVERSE
        || link == StandardLink.INVERSE_SQUARED
        || link == StandardLink.SQRT
        || link instanceof PowerLink;
  }

  @Override
  public boolean dispersionKnown() {
    return false;
  }

  @Override
  public void addAicSums(double label, double mean, double weight, double[] sums) {
    // none
  }

  @Override
  public double aic(double[] sums, double deviance, long rows, double weights) {
    return Double.NaN;
  }
}
