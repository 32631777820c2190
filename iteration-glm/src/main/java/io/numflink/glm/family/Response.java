package io.numflink.glm.family;

import java.io.Serializable;
import java.util.Arrays;
import java.util.stream.Collectors;

/** How labels depend on the linear predictor: a family and a link that go together. */
public record Response(Family family, Link link) implements Serializable {
  public Response {
    if (!family.admits(link)) {
      throw new GlmException(
          "link %s cannot go with family %s: %s can"
              .formatted(link.rName(), family.spelling(), admitted(family)));
    }
  }

  private static String admitted(Family family) {
    return Arrays.stream(StandardLink.values())
        .filter(family::admits)
        .map(Link::rName)
        .collect(Collectors.joining(", "));
  }

  /** As R writes it, such as {@code poisson(link = "log")}. */
  public String rName() {
    return "%s(link = \"%s\")".formatted(family.rName(), link.rName());
  }

  /** The family with its default link. */
  public static Response of(Family family) {
    return new Response(family, family.defaultLink());
  }

  /** Whether dμ/dη = V(μ), so that the score is w (y − μ) (McCullagh &amp; Nelder, 2.2.4). */
  public boolean canonical() {
    return family instanceof Gaussian && link == StandardLink.IDENTITY
        || family instanceof Binomial && link == StandardLink.LOGIT
        || family instanceof Poisson && link == StandardLink.LOG;
  }

  /**
   * Whether every η that is a number has a valid mean, so that rows need no check: one that is no
   * number makes the deviance none.
   */
  public boolean validEverywhere() {
    if (family instanceof Binomial) {
      return link != StandardLink.LOG;
    }
    return link == StandardLink.IDENTITY && family instanceof Gaussian;
  }
}
