package io.numflink.array.script.value;

import java.util.List;
import java.util.Map;

/**
 * The arguments of a call.
 *
 * @param positional the arguments without names
 * @param keywords the others, in order
 */
public record Arguments(List<Object> positional, Map<String, Object> keywords) {
  public static final Arguments NONE = new Arguments(List.of(), Map.of());

  public static Arguments of(Object... positional) {
    return new Arguments(List.of(positional), Map.of());
  }

  /** How many there are of both kinds. */
  public int count() {
    return positional.size() + keywords.size();
  }
}
