package io.numflink.array.script.value;

import java.util.Collection;
import java.util.List;

/** A tuple. */
public final class TupleValue {
  public static final TupleValue EMPTY = new TupleValue(List.of());

  private final List<Object> items;

  public TupleValue(Collection<?> items) {
    this.items = List.copyOf(items);
  }

  public static TupleValue of(Object... items) {
    return new TupleValue(List.of(items));
  }

  /** A shape, as tuple of integers. */
  public static TupleValue of(long[] integers) {
    return new TupleValue(java.util.Arrays.stream(integers).boxed().toList());
  }

  public List<Object> items() {
    return items;
  }
}
