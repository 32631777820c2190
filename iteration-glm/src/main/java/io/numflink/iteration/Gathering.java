package io.numflink.iteration;

import java.util.Optional;
import java.util.TreeMap;

/**
 * Puts partial results of several senders together from their chunks, or takes them where they were
 * handed over, and merges them in the order of the senders, once all are there. For one thread.
 */
final class Gathering {
  private final PartialMerge merge;
  private final NodePartials partials;
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

  Gathering(PartialMerge merge, NodePartials partials) {
    this.merge = merge;
    this.partials = partials;
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
    Contribution contribution = contribution(chunk);
    if (contribution == null) {
      return Optional.empty(); // its superstep has been issued anew
    }
    contribution.arrived += chunk.to() - chunk.from();
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

  /** What the chunk is a part of, with its numbers; null if these are there no more. */
  private Contribution contribution(PartialChunk chunk) {
    if (chunk.handed()) {
      double[] data = partials.take(chunk.level(), chunk.round(), chunk.sender());
      Contribution whole = data == null ? null : new Contribution(data);
      if (whole != null) {
        contributions.put(chunk.sender(), whole);
      }
      return whole;
    }
    Contribution contribution =
        contributions.computeIfAbsent(
            chunk.sender(), sender -> new Contribution(partials.arrays().take(chunk.length())));
    System.arraycopy(chunk.data(), 0, contribution.data, chunk.from(), chunk.to() - chunk.from());
    return contribution;
  }

  private void begin(long newRound) {
    round = newRound;
    contributions.values().forEach(abandoned -> partials.arrays().give(abandoned.data));
    contributions.clear();
    complete = 0;
    network = PartialStatistics.NONE;
  }

  private Partial merged(int length) {
    MergeTree tree = new MergeTree(merge, partials.arrays());
    PartialStatistics statistics = network;
    for (Contribution contribution : contributions.values()) {
      tree.add(contribution.data);
      statistics = statistics.plus(contribution.statistics);
    }
    contributions.clear();
    return new Partial(tree.result(length), statistics);
  }
}
