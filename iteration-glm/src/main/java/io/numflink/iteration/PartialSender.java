package io.numflink.iteration;

import org.apache.flink.streaming.api.operators.Output;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;

/** Sends partial results to the next level of the tree. */
final class PartialSender {
  private PartialSender() {}

  /** Sends a partial result in chunks; it has been written to the network when this returns. */
  static void send(
      Partial partial,
      Route route,
      int level,
      long round,
      int sender,
      int senderNode,
      Output<StreamRecord<PartialChunk>> output) {
    int length = partial.data().length;
    int from = 0;
    do {
      int to = Math.min(length, from + PartialChunk.MAX_ELEMENTS);
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
                  partial.data())));
      from = to;
    } while (from < length);
  }
}
