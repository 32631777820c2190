package io.numflink.lshs;

import java.util.Arrays;
import org.apache.flink.runtime.state.KeyGroupRangeAssignment;

/**
 * The keys that lead a record through {@code keyBy} to a chosen key group or subtask.
 *
 * <p>Flink hashes a key to one of {@code maxParallelism} key groups and gives each subtask a range
 * of them. Here is, for each key group, the smallest non-negative {@link Integer} that falls into
 * it: state keyed by it can be moved key group by key group when a job is rescaled. For each
 * subtask it is the smallest of the keys of its range.
 */
public final class RoutingKeys {
  private final int maxParallelism;
  private final int parallelism;
  private final int[] keyOfGroup;

  /** The key groups of subtask i are [firstGroup[i], firstGroup[i + 1]). */
  private final int[] firstGroup;

  private final int[] keyOfSubtask;

  public RoutingKeys(int maxParallelism, int parallelism) {
    if (parallelism < 1 || parallelism > maxParallelism) {
      throw new IllegalArgumentException(
          "parallelism %d is not between 1 and the max parallelism %d"
              .formatted(parallelism, maxParallelism));
    }
    KeyGroupRangeAssignment.checkParallelismPreconditions(maxParallelism);
    this.maxParallelism = maxParallelism;
    this.parallelism = parallelism;
    keyOfGroup = new int[maxParallelism];
    Arrays.fill(keyOfGroup, -1);
    int missing = maxParallelism;
    for (int key = 0; missing > 0; key++) {
      int group = KeyGroupRangeAssignment.assignToKeyGroup(key, maxParallelism);
      if (keyOfGroup[group] < 0) {
        keyOfGroup[group] = key;
        missing--;
      }
    }
    firstGroup = new int[parallelism + 1];
    keyOfSubtask = new int[parallelism];
    Arrays.fill(keyOfSubtask, Integer.MAX_VALUE);
    for (int group = 0; group < maxParallelism; group++) {
      int subtask =
          KeyGroupRangeAssignment.computeOperatorIndexForKeyGroup(
              maxParallelism, parallelism, group);
      firstGroup[subtask + 1] = group + 1;
      keyOfSubtask[subtask] = Math.min(keyOfSubtask[subtask], keyOfGroup[group]);
    }
  }

  public int maxParallelism() {
    return maxParallelism;
  }

  public int parallelism() {
    return parallelism;
  }

  /** The smallest key that reaches the subtask. */
  public int keyOfSubtask(int subtask) {
    return keyOfSubtask[subtask];
  }

  /** The smallest key in the key group. */
  public int keyOfGroup(int keyGroup) {
    return keyOfGroup[keyGroup];
  }

  /** The first key group of the subtask. */
  public int firstGroup(int subtask) {
    return firstGroup[subtask];
  }

  /** How many key groups the subtask has. */
  public int groupCount(int subtask) {
    return firstGroup[subtask + 1] - firstGroup[subtask];
  }

  /**
   * A routing key for the i-th of many tiles on a subtask: successive tiles go round the key groups
   * of its range, so that a rescaled job splits them evenly.
   */
  public int keyOnSubtask(int subtask, int i) {
    return keyOfGroup[firstGroup[subtask] + Math.floorMod(i, groupCount(subtask))];
  }
}
