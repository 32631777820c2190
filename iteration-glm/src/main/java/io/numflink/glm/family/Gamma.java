package io.numflink.glm.family;

/** Positive labels of constant coefficient of variation, V = μ² (McCullagh &amp; Nelder, ch. 8). */
public record Gamma() implements Family {
  @Override
  public String spelling() {
    return "gamma";
  }

  @Override
  public String rName() {
    return "Gamma";
  }

  @Override
  public double variance(double mean) {
    return mean * mean;
  }

  @Override
  public double deviance(double label, double mean) {
    return -2 * (Math.log(label / mean) - (label - mean) / mean);
  }

  @Override
  public LabelRange labelRange() {
    return LabelRange.ABOVE_ZERO;
  }

  @Override
  public Link defaultLink() {
    return StandardLink.INVERSE;
  }

  @Override
  public boolean admits(Link link) {
    return link == StandardLink.INVERSE
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
      sums[1] += weight * Math.log(mean);
      sums[2] += weight * (label / mean);
    }
  }

  /**
   * 2 − 2 Σ w ln f(y; shape a = 1/φ, scale μ φ) with φ = D / Σ w, where ln f = (a − 1) ln y − a y/μ
   * − a ln(μ φ) − ln Γ(a).
   */
  @Override
  public double aic(double[] sums, double deviance, long rows, double weights) {
    double dispersion = deviance / weights;
    double a = 1 / dispersion;
    double likelihood =
        (a - 1) * sums[0]
            - a * sums[2]
            - a * (sums[1] + weights * Math.log(dispersion))
            - weights * Logarithms.gamma(a);
    return 2 - 2 * likelihood;
  }
}
