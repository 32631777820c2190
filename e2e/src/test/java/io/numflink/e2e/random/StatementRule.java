package io.numflink.e2e.random;

import java.util.Optional;

/** A way to make a statement. */
@FunctionalInterface
interface StatementRule {

  /**
   * @return its lines without indentation of their own and without a line break at the end; empty
   *     if it does not fit what has been drawn for it
   */
  Optional<String> draw(Drawing drawing);
}
