package io.numflink.array.script.value;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A set; it lists its elements in order of insertion. */
public final class SetValue {
  private final Map<Object, Object> items = new LinkedHashMap<>();

  public SetValue() {}

  public SetValue(Collection<?> elements) {
    elements.forEach(this::add);
  }

  public void add(Object element) {
    items.putIfAbsent(HashKey.of(element), element);
  }

  public boolean contains(Object element) {
    return items.containsKey(HashKey.of(element));
  }

  /** Removes an element; whether it was there. */
  public boolean remove(Object element) {
    return items.remove(HashKey.of(element)) != null;
  }

  public int size() {
    return items.size();
  }

  public void clear() {
    items.clear();
  }

  /** A snapshot of the elements. */
  public List<Object> items() {
    return new ArrayList<>(items.values());
  }
}
