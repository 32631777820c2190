package io.numflink.e2e.random;

import java.util.Optional;

/** A way to make an expression. */
@FunctionalInterface
interface Rule {

  /**
   * @param depth how deep operands may be nested
   * @return empty if it does not fit what has been drawn for it
   */
  Optional<Term> draw(Drawing drawing, int depth);
}
