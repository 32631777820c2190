package io.numflink.glm.family;

import java.io.Serializable;
import java.util.Locale;

/**
 * A link η = g(μ) between the mean and the linear predictor (McCullagh &amp; Nelder 1989, section
 * 2.2.4). Inverses and their derivatives are bounded away from 0 and 1 where R's are ({@code
 * make.link}), so that weights stay finite and fits agree with R's on data that drive the means to
 * the edge.
 */
public sealed interface Link extends Serializable permits StandardLink, PowerLink {
  /** As R spells it. */
  String rName();

  /** g(μ). */
  double link(double mean);

  /** μ = g⁻¹(η). */
  double mean(double eta);

  /** dμ/dη at η. */
  double slope(double eta);

  /** Whether η is one that g⁻¹ is defined at. */
  boolean valid(double eta);

  /** μ and dμ/dη of {@code n} linear predictors. */
  default void means(double[] eta, double[] mean, double[] slope, int n) {
    for (int i = 0; i < n; i++) {
      mean[i] = mean(eta[i]);
      slope[i] = slope(eta[i]);
    }
  }

  /** Whether all of {@code n} linear predictors are valid. */
  default boolean valid(double[] eta, int n) {
    for (int i = 0; i < n; i++) {
      if (!valid(eta[i])) {
        return false;
      }
    }
    return true;
  }

  /**
   * The link of a name: those of {@link StandardLink}, {@code inverse-squared}, and {@code
   * power(λ)}.
   */
  static Link parse(String name) {
    String lower = name.trim().toLowerCase(Locale.ROOT);
    if (lower.startsWith("power(") && lower.endsWith(")")) {
      try {
        return PowerLink.of(Double.parseDouble(lower.substring(6, lower.length() - 1)));
      } catch (NumberFormatException e) {
        throw new GlmException("link %s: the exponent of a power link is a number".formatted(name));
      }
    }
    if (lower.equals("inverse-squared") || lower.equals("1/mu^2")) {
      return StandardLink.INVERSE_SQUARED;
    }
    for (StandardLink link : StandardLink.values()) {
      if (link.rName().equals(lower)) {
        return link;
      }
    }
    throw new GlmException(
        "unknown link %s: identity, log, logit, probit, cloglog, cauchit, inverse, inverse-squared,"
                .formatted(name)
            + " sqrt or power(λ)");
  }
}
