package io.numflink.iteration;

import java.io.Serializable;

/**
 * What a superstep took on some slots; travels with their partial result.
 *
 * @param networkBytes payload that arrived from other machines: broadcasts and partial results
 * @param cacheHits tiles that were decoded in memory
 * @param cacheMisses tiles that were read from state
 * @param computeNanos what the slowest slot took for its tiles
 */
record PartialStatistics(long networkBytes, long cacheHits, long cacheMisses, long computeNanos)
    implements Serializable {
  static final PartialStatistics NONE = new PartialStatistics(0, 0, 0, 0);

  PartialStatistics plus(PartialStatistics other) {
    return new PartialStatistics(
        networkBytes + other.networkBytes,
        cacheHits + other.cacheHits,
        cacheMisses + other.cacheMisses,
        Math.max(computeNanos, other.computeNanos));
  }

  PartialStatistics plusNetworkBytes(long bytes) {
    return new PartialStatistics(networkBytes + bytes, cacheHits, cacheMisses, computeNanos);
  }
}
