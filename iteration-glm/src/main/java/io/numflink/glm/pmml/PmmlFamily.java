package io.numflink.glm.pmml;

import io.numflink.glm.family.Families;
import io.numflink.glm.family.Family;
import java.util.Map;

/** Families as PMML names them. */
final class PmmlFamily {
  /** The extension with θ, of which {@code distParameter} has the inverse only. */
  static final String THETA = "theta";

  /** By NumFlink's spelling. */
  private static final Map<String, String> DISTRIBUTIONS =
      Map.of(
          "gaussian", "normal",
          "binomial", "binomial",
          "poisson", "poisson",
          "gamma", "gamma",
          "inverse-gaussian", "igauss",
          "negative-binomial", "negbin",
          "tweedie", "tweedie");

  private PmmlFamily() {}

  static String distribution(Family family) {
    return DISTRIBUTIONS.get(family.spelling());
  }

  /**
   * The family of a distribution; null if there is none.
   *
   * @param theta of the negative binomial family, or NaN
   * @param power of the tweedie family, or NaN
   */
  static Family family(String distribution, double theta, double power) {
    return DISTRIBUTIONS.entrySet().stream()
        .filter(entry -> entry.getValue().equals(distribution))
        .findFirst()
        .map(entry -> Families.parse(entry.getKey(), theta, power))
        .orElse(null);
  }
}
