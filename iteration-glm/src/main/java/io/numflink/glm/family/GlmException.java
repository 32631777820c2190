package io.numflink.glm.family;

/** A model or data that cannot be fitted; the message is one sentence that says what and where. */
public class GlmException extends RuntimeException {
  public GlmException(String message) {
    super(message);
  }
}
