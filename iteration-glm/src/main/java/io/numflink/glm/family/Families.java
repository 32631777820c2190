package io.numflink.glm.family;

import java.util.Locale;

/** Families by name. */
public final class Families {
  private Families() {}

  /**
   * The family of a name, as commands spell it or as R does.
   *
   * @param theta of the negative binomial family, or NaN if not given
   * @param power of the Tweedie family, or NaN if not given
   */
  public static Family parse(String name, double theta, double power) {
    return switch (name.trim().toLowerCase(Locale.ROOT).replace('.', '-').replace('_', '-')) {
      case "gaussian", "normal" -> new Gaussian();
      case "binomial" -> new Binomial();
      case "poisson" -> new Poisson();
      case "gamma" -> new Gamma();
      case "inverse-gaussian" -> new InverseGaussian();
      case "negative-binomial" -> {
        if (Double.isNaN(theta)) {
          throw new GlmException("the negative binomial family needs θ: give --theta");
        }
        yield new NegativeBinomial(theta);
      }
      case "tweedie" -> {
        if (Double.isNaN(power)) {
          throw new GlmException("the tweedie family needs its variance power: give --power");
        }
        yield new Tweedie(power);
      }
      default ->
          throw new GlmException(
              "unknown family %s: gaussian, binomial, poisson, gamma, inverse-gaussian,"
                      .formatted(name)
                  + " negative-binomial or tweedie");
    };
  }
}
