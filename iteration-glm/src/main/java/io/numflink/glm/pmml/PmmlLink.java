package io.numflink.glm.pmml;

import io.numflink.glm.family.Family;
import io.numflink.glm.family.GlmException;
import io.numflink.glm.family.Link;
import io.numflink.glm.family.PowerLink;
import io.numflink.glm.family.StandardLink;
import java.util.stream.Stream;

/**
 * A link as PMML names it.
 *
 * @param function {@code linkFunction}
 * @param parameter {@code linkParameter}: the exponent of the power link; NaN for others
 */
record PmmlLink(String function, double parameter) {
  private static final String POWER = "power";

  static PmmlLink of(Link link) {
    if (link instanceof PowerLink power) {
      return new PmmlLink(POWER, power.exponent());
    }
    return switch ((StandardLink) link) {
      case IDENTITY, LOG, LOGIT, PROBIT, CLOGLOG -> new PmmlLink(link.rName(), Double.NaN);
      case INVERSE -> new PmmlLink(POWER, -1);
      case INVERSE_SQUARED -> new PmmlLink(POWER, -2);
      case SQRT -> new PmmlLink(POWER, 0.5);
      case CAUCHIT ->
          throw new GlmException(
              "PMML has no cauchit link for such models: save the model as JSON");
    };
  }

  /** The link; the one that R names where the family has it, otherwise the power. */
  Link link(Family family) {
    if (!function.equals(POWER)) {
      return Link.parse(function);
    }
    return Stream.of(StandardLink.INVERSE, StandardLink.INVERSE_SQUARED, StandardLink.SQRT)
        .filter(link -> of(link).parameter() == parameter && family.admits(link))
        .<Link>map(link -> link)
        .findFirst()
        .orElseGet(() -> PowerLink.of(parameter));
  }
}
