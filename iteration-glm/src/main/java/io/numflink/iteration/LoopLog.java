package io.numflink.iteration;

import io.numflink.array.dataflow.ResultFetch;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.apache.flink.core.io.SimpleVersionedSerialization;
import org.apache.flink.core.io.SimpleVersionedSerializer;
import org.apache.flink.runtime.operators.coordination.CoordinationResponse;

/**
 * The messages for the driver, as a log that it reads on from where it is: the records of
 * supersteps, and at the end the result. A coordinator that has gone back to a checkpoint begins
 * another log, under another tag, and the driver begins again, too. For one thread.
 */
final class LoopLog<V> {

  /** Payload of one answer; the RPC system's frame size is 10 MiB by default. */
  private static final int BATCH_BYTES = 4 * 1024 * 1024;

  private final String tag = UUID.randomUUID().toString();
  private final SimpleVersionedSerializer<V> codec;
  private final List<byte[]> result = new ArrayList<>();
  private long offset;
  private CompletableFuture<CoordinationResponse> waiting;

  LoopLog(SimpleVersionedSerializer<V> codec) {
    this.codec = codec;
  }

  /** Notes a request; of an earlier one that was not answered nobody waits for the answer. */
  void ask(long from, CompletableFuture<CoordinationResponse> response) {
    offset = from;
    waiting = response;
  }

  /** Answers the request at hand, if there is one, with what there is. */
  void answerWaiting(LoopState<V> state, int restarts) throws IOException {
    if (waiting == null) {
      return;
    }
    if (state.done() && result.isEmpty()) {
      write(state, restarts);
    }
    List<byte[]> batch = new ArrayList<>();
    int bytes = 0;
    int at = (int) offset;
    for (; at < state.records().size() && bytes < BATCH_BYTES; at++) {
      byte[] message = new LoopMessage.Superstep(state.records().get(at)).toBytes();
      batch.add(message);
      bytes += message.length;
    }
    for (; at < state.records().size() + result.size() && bytes < BATCH_BYTES; at++) {
      byte[] message = result.get(at - state.records().size());
      batch.add(message);
      bytes += message.length;
    }
    waiting.complete(ResultFetch.response(tag, offset + batch.size(), batch));
    waiting = null;
  }

  private void write(LoopState<V> state, int restarts) throws IOException {
    byte[] variable =
        SimpleVersionedSerialization.writeVersionAndSerialize(codec, state.variable());
    for (byte[] part : Parts.of(variable)) {
      result.add(new LoopMessage.VariablePart(part).toBytes());
    }
    result.add(new LoopMessage.Finished(state.data(), restarts, state.nodes()).toBytes());
  }
}
