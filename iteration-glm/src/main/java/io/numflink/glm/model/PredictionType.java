package io.numflink.glm.model;

import io.numflink.glm.family.GlmException;

/** What is predicted. */
public enum PredictionType {
  /** μ. */
  RESPONSE,
  /** η. */
  LINK;

  public static PredictionType parse(String name) {
    return switch (name) {
      case "response" -> RESPONSE;
      case "link" -> LINK;
      default -> throw new GlmException("predictions are response or link, not " + name);
    };
  }
}
