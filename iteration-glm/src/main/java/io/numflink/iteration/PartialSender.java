package io.numflink.iteration;

import org.apache.flink.streaming.api.operators.Output;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;

/** Sends partial results to the next level of the tree, or hands them over if it is near. */
final class PartialSender {
  private PartialSender() {}

  /** Sends a partial result; its array belongs to the TaskManager's partial results from now on. */
  static void send(
      NodePartials partials,
      Partial partial,
      Route route,
      int level,
      long round,
      int sender,
      int senderNode,
      Output<StreamRecord<PartialChunk>> output) {
    int length = partial.data().length;
    boolean near = senderNode == route.node(level);
    if (near) {
      partials.hand(level, round, sender, partial.data());
    }
    int most = near ? Math.max(1, length) : PartialChunk.MAX_ELEMENTS;
    int from = 0;
    do {
      int to = Math.min(length, from + most);
      output.collect(
          new StreamRecord<>(
              new PartialChunk(
                  route,
                  level,
                  round,
                  sender,
                  senderNode,
                  partial.statistics(),
                  length,
                  from,
                  to,
                  near ? null : partial.data())));
      from = to;
    } while (from < length);
    if (!near) {
      partials.arrays().give(partial.data()); // it has been written to the network
    }
  }
}
