package io.numflink.array.script.interpret;

import io.numflink.array.script.syntax.Expression.Passing;
import java.util.List;

/**
 * A function, compiled: what all its closures have in common.
 *
 * @param name its name, {@code <lambda>} if it has none
 * @param parameters its parameters; their values are in the first slots
 * @param scope its variables
 * @param body what it does
 */
record FunctionCode(String name, List<Slot> parameters, Scope scope, Action body) {

  /**
   * A parameter.
   *
   * @param passing which arguments it takes
   */
  record Slot(String name, Passing passing) {}

  /** Whether arguments can only be positional, one for each parameter. */
  boolean isPlain() {
    return parameters.stream().allMatch(p -> p.passing() == Passing.POSITIONAL);
  }
}
