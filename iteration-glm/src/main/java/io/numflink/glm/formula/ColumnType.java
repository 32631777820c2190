package io.numflink.glm.formula;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/**
 * A column of the table that models are fitted to.
 *
 * @param kind what its cells are
 * @param levels of a factor, in order, the first being the reference; also of a number column that
 *     the formula takes as a factor
 */
public record ColumnType(String name, Kind kind, List<String> levels) implements Serializable {
  /** How the cells of a column arrive as numbers. */
  public enum Kind {
    /** Numbers. */
    NUMBER,
    /** 0 for false, 1 for true. */
    LOGICAL,
    /** Index of the level. */
    FACTOR
  }

  public ColumnType {
    levels = List.copyOf(levels);
  }

  public static ColumnType number(String name) {
    return new ColumnType(name, Kind.NUMBER, List.of());
  }

  public static ColumnType logical(String name) {
    return new ColumnType(name, Kind.LOGICAL, List.of("FALSE", "TRUE"));
  }

  /** A factor of the distinct texts, sorted by code point, as R sorts in the C locale. */
  public static ColumnType factor(String name, Collection<String> texts) {
    return new ColumnType(name, Kind.FACTOR, texts.stream().distinct().sorted().toList());
  }

  /** A number column with its distinct values, sorted, for use as a factor. */
  public static ColumnType numberWithLevels(String name, Collection<Double> values) {
    List<Double> sorted =
        new ArrayList<>(values.stream().distinct().sorted(Comparator.naturalOrder()).toList());
    return new ColumnType(
        name, Kind.NUMBER, sorted.stream().map(v -> new Expression.Number(v).text()).toList());
  }

  /** Index of a level's text, or −1. */
  public int code(String text) {
    return levels.indexOf(text);
  }
}
