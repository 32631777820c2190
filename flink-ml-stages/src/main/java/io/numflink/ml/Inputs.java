package io.numflink.ml;

import io.numflink.glm.family.GlmException;
import org.apache.flink.table.api.Table;

/** The tables that stages are given. */
final class Inputs {
  private Inputs() {}

  /** The only one. */
  static Table one(Table... tables) {
    if (tables.length != 1) {
      throw new GlmException("one table is needed, not %d".formatted(tables.length));
    }
    return tables[0];
  }
}
