package io.numflink.glm.formula;

import io.numflink.glm.family.GlmException;

/** A formula that cannot be understood, or that does not fit the table. */
public final class FormulaException extends GlmException {
  FormulaException(String message) {
    super(message);
  }
}
