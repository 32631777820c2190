package io.numflink.iteration;

import java.io.IOException;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * What a superstep took on some slots; travels with their partial result.
 *
 * @param shares of the slots' TaskManagers, in order of their numbers
 * @param cacheHits tiles that were decoded in memory
 * @param cacheMisses tiles that were read from state
 * @param computeNanos what the slowest slot took for its tiles
 */
record PartialStatistics(
    List<NodeShare> shares, long cacheHits, long cacheMisses, long computeNanos)
    implements Serializable {
  static final PartialStatistics NONE = new PartialStatistics(List.of(), 0, 0, 0);

  PartialStatistics {
    shares = List.copyOf(shares);
  }

  PartialStatistics plus(PartialStatistics other) {
    PartialStatistics sum = this;
    for (NodeShare share : other.shares) {
      sum = sum.plus(share);
    }
    return new PartialStatistics(
        sum.shares,
        cacheHits + other.cacheHits,
        cacheMisses + other.cacheMisses,
        Math.max(computeNanos, other.computeNanos));
  }

  PartialStatistics plus(NodeShare share) {
    TreeMap<Integer, NodeShare> byNode = new TreeMap<>();
    shares.forEach(each -> byNode.put(each.node(), each));
    byNode.merge(share.node(), share, NodeShare::plus);
    return new PartialStatistics(
        List.copyOf(byNode.values()), cacheHits, cacheMisses, computeNanos);
  }

  /** Payload that arrived from other machines: broadcasts and partial results. */
  long networkBytes() {
    return shares.stream().mapToLong(NodeShare::bytesIn).sum();
  }

  void writeTo(DataOutputView out) throws IOException {
    out.writeInt(shares.size());
    for (NodeShare share : shares) {
      share.writeTo(out);
    }
    out.writeLong(cacheHits);
    out.writeLong(cacheMisses);
    out.writeLong(computeNanos);
  }

  static PartialStatistics readFrom(DataInputView in) throws IOException {
    List<NodeShare> shares = new ArrayList<>();
    for (int remaining = in.readInt(); remaining > 0; remaining--) {
      shares.add(NodeShare.readFrom(in));
    }
    return new PartialStatistics(shares, in.readLong(), in.readLong(), in.readLong());
  }
}
