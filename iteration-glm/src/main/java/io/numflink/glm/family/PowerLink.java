package io.numflink.glm.family;

/**
 * η = μ^λ, λ ≠ 0. For λ &gt; 0 it is R's {@code power(λ)}; R takes λ ≤ 0 for the log link, here
 * negative exponents mean what they say.
 */
public record PowerLink(double exponent) implements Link {
  public PowerLink {
    if (!Double.isFinite(exponent) || exponent == 0) {
      throw new GlmException("a power link needs a finite exponent other than 0, got " + exponent);
    }
  }

  /** The link μ^λ, in its own form where it has one; the limit λ = 0 is the log link. */
  public static Link of(double exponent) {
    if (exponent == 0) {
      return StandardLink.LOG;
    }
    return exponent == 1 ? StandardLink.IDENTITY : new PowerLink(exponent);
  }

  @Override
  public String rName() {
    // As R names it: three decimals
    return "mu^" + Numbers.text(Math.rint(exponent * 1000) / 1000);
  }

  @Override
  public double link(double mean) {
    return Math.pow(mean, exponent);
  }

  @Override
  public double mean(double eta) {
    return Math.max(Math.pow(eta, 1 / exponent), StandardLink.EPSILON);
  }

  @Override
  public double slope(double eta) {
    double slope = Math.pow(eta, 1 / exponent - 1) / exponent;
    return exponent > 0 ? Math.max(slope, StandardLink.EPSILON) : slope;
  }

  @Override
  public boolean valid(double eta) {
    return eta > 0 && eta <= Double.MAX_VALUE;
  }
}
