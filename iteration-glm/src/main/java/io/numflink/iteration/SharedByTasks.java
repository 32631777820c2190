package io.numflink.iteration;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;

/**
 * What tasks in this JVM share: the first that enters makes it, the last that leaves takes it
 * along.
 *
 * @param <K> tells apart who shares
 */
final class SharedByTasks<K, V> {
  private final Map<K, Entry<V>> entries = new HashMap<>();
  private final Function<K, V> create;

  private static final class Entry<V> {
    private final V value;
    private int users;

    Entry(V value) {
      this.value = value;
    }
  }

  SharedByTasks(Function<K, V> create) {
    this.create = create;
  }

  /** Called by every task that uses it. */
  synchronized V enter(K key) {
    Entry<V> entry = entries.get(key);
    if (entry == null) {
      entry = new Entry<>(create.apply(key));
      entries.put(key, entry);
    }
    entry.users++;
    return entry.value;
  }

  /**
   * Called once by every task that has entered.
   *
   * @return whether it was the last one
   */
  synchronized boolean leave(K key) {
    Entry<V> entry = entries.get(key);
    entry.users--;
    if (entry.users > 0) {
      return false;
    }
    entries.remove(key);
    return true;
  }

  /** How many there are. */
  synchronized int count() {
    return entries.size();
  }
}
