package io.numflink.iteration;

import org.apache.flink.runtime.state.KeyGroupRangeAssignment;

/**
 * How an iteration uses its cluster.
 *
 * @param parallelism the number of slots
 * @param maxParallelism the number of key groups that tiles are spread over: the bound of later
 *     rescaling, and the same for a job that continues from another's savepoint
 * @param cacheBytes the memory for decoded tiles on each slot, in bytes of payload; {@link
 *     #AUTOMATIC} takes a share of the TaskManager's heap
 */
public record IterationOptions(int parallelism, int maxParallelism, long cacheBytes) {

  /** Two fifths of a TaskManager's heap, shared out among its slots. */
  public static final long AUTOMATIC = -1;

  public IterationOptions {
    if (parallelism < 1 || parallelism > maxParallelism) {
      throw new IllegalArgumentException(
          "the number of slots must be between 1 and the %d key groups, not %d"
              .formatted(maxParallelism, parallelism));
    }
    if (cacheBytes < AUTOMATIC) {
      throw new IllegalArgumentException("a cache cannot have %d bytes".formatted(cacheBytes));
    }
  }

  public static IterationOptions ofSlots(int parallelism) {
    return new IterationOptions(
        parallelism, KeyGroupRangeAssignment.computeDefaultMaxParallelism(parallelism), AUTOMATIC);
  }

  public IterationOptions withCacheBytes(long bytes) {
    return new IterationOptions(parallelism, maxParallelism, bytes);
  }

  public IterationOptions withMaxParallelism(int keyGroups) {
    return new IterationOptions(parallelism, keyGroups, cacheBytes);
  }
}
