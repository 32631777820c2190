package io.numflink.array.script.value;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A dict, in order of insertion. */
public final class DictValue {

  /** A key as it was first given, and its value. */
  public record Item(Object key, Object value) {}

  private final Map<Object, Item> items = new LinkedHashMap<>();

  /** The value of a key; null if there is none. */
  public Object get(Object key) {
    Item item = items.get(HashKey.of(key));
    return item == null ? null : item.value();
  }

  public void put(Object key, Object value) {
    Object hash = HashKey.of(key);
    Item old = items.get(hash);
    items.put(hash, new Item(old == null ? key : old.key(), value));
  }

  /** Removes a key and returns its value; null if there was none. */
  public Object remove(Object key) {
    Item old = items.remove(HashKey.of(key));
    return old == null ? null : old.value();
  }

  public boolean containsKey(Object key) {
    return items.containsKey(HashKey.of(key));
  }

  public int size() {
    return items.size();
  }

  public void clear() {
    items.clear();
  }

  /** A snapshot of the items. */
  public List<Item> items() {
    return new ArrayList<>(items.values());
  }

  public List<Object> keys() {
    List<Object> keys = new ArrayList<>(items.size());
    items.values().forEach(item -> keys.add(item.key()));
    return keys;
  }

  public List<Object> values() {
    List<Object> values = new ArrayList<>(items.size());
    items.values().forEach(item -> values.add(item.value()));
    return values;
  }
}
