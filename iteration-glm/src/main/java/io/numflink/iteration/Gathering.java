package io.numflink.iteration;

import java.util.Optional;
import java.util.TreeMap;

/**
 * Puts partial results of several senders together from their chunks and merges them in the order
 * of the senders, once all are there. For one thread.
 */
final class Gathering {
  private final PartialMerge merge;
  private final PartialArrays arrays = new PartialArrays();
  private final TreeMap<Integer, Contribution> contributions = new TreeMap<>();
  private long round = -1;
  private int complete;
  private PartialStatistics network = PartialStatistics.NONE;

  /** The partial result of one sender, so far. */
  private static final class Contribution {
    final double[] data;
    PartialStatistics statistics = PartialStatistics.NONE;
    int arrived;

    Contribution(double[] data) {
      this.data = data;
    }
  }

  Gathering(PartialMerge merge) {
    this.merge = merge;
  }

  /**
   * Takes a chunk.
   *
   * @return the merged result if it was the last one
   */
  Optional<Partial> add(PartialChunk chunk) {
    if (chunk.round() < round) {
      return Optional.empty(); // of a superstep that was issued anew since
    }
    if (chunk.round() > round) {
      begin(chunk.round());
    }
    Contribution contribution =
        contributions.computeIfAbsent(
            chunk.sender(), sender -> new Contribution(arrays.take(chunk.length())));
    int elements = chunk.to() - chunk.from();
    System.arraycopy(chunk.data(), 0, contribution.data, chunk.from(), elements);
    contribution.arrived += elements;
    contribution.statistics = chunk.statistics();
    if (chunk.networkBytes() > 0) {
      int node = chunk.route().node(chunk.level());
      network =
          network
              .plus(NodeShare.ofBytesIn(node, chunk.networkBytes()))
              .plus(NodeShare.ofBytesOut(chunk.senderNode(), chunk.networkBytes()));
    }
    if (contribution.arrived == chunk.length()) {
      complete++;
    }
    return complete == chunk.route().contributions(chunk.level())
        ? Optional.of(merged(chunk.length()))
        : Optional.empty();
  }

  private void begin(long newRound) {
    round = newRound;
    contributions.values().forEach(abandoned -> arrays.give(abandoned.data));
    contributions.clear();
    complete = 0;
    network = PartialStatistics.NONE;
  }

  private Partial merged(int length) {
    MergeTree tree = new MergeTree(merge, arrays);
    PartialStatistics statistics = network;
    for (Contribution contribution : contributions.values()) {
      tree.add(contribution.data);
      statistics = statistics.plus(contribution.statistics);
    }
    contributions.clear();
    return new Partial(tree.result(length), statistics);
  }

  /** Takes back the array of a merged result that has been sent on. */
  void release(Partial sent) {
    arrays.give(sent.data());
  }
}
