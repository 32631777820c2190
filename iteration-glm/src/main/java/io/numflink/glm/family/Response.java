package io.numflink.glm.family;

import java.io.Serializable;

/** How labels depend on the linear predictor: a family and a link that go together. */
public record Response(Family family, Link link) implements Serializable {
  public Response {
    if (!family.admits(link)) {
      throw new GlmException(
          "link %s cannot go with family %s".formatted(link.rName(), family.spelling()));
    }
  }

  /** The family with its default link. */
  public static Response of(Family family) {
    return new Response(family, family.defaultLink());
  }
}
