package io.numflink.array.script.value;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** A list. Its identity counts: use the runtime's comparison for Python's equality. */
public final class ListValue {
  private final List<Object> items;

  public ListValue() {
    items = new ArrayList<>();
  }

  /** A list of these values; the collection is copied. */
  public ListValue(Collection<?> items) {
    this.items = new ArrayList<>(items);
  }

  public static ListValue of(Object... items) {
    return new ListValue(List.of(items));
  }

  /** The values themselves; changes show in the list. */
  public List<Object> items() {
    return items;
  }
}
