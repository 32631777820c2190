package io.numflink.array.script.interpret;

import java.util.LinkedHashMap;
import java.util.Map;

/** The variables of the module. */
final class Globals {
  private final Map<String, Cell> cells = new LinkedHashMap<>();

  /** The variable of that name, bound or not. */
  Cell cell(String name) {
    return cells.computeIfAbsent(name, n -> new Cell());
  }

  Map<String, Cell> all() {
    return cells;
  }
}
