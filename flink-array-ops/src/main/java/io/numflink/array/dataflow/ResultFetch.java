package io.numflink.array.dataflow;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.typeutils.base.array.BytePrimitiveArraySerializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.apache.flink.runtime.operators.coordination.CoordinationResponse;
import org.apache.flink.streaming.api.operators.collect.CollectCoordinationRequest;
import org.apache.flink.streaming.api.operators.collect.CollectCoordinationResponse;

/**
 * The driver's requests for results and the answers, in the envelopes of Flink's own collect sink:
 * a client reads the answer with Flink's class loader, which on a cluster's client does not know
 * NumFlink's classes.
 */
public final class ResultFetch {
  /** A request for further messages. */
  public static final String FETCH = "fetch";

  /** A request to end the job. */
  public static final String FINISH = "finish";

  private ResultFetch() {}

  /**
   * @param confirmed the sequence number of the last message that the driver has
   */
  public static CollectCoordinationRequest request(String kind, long confirmed) {
    return new CollectCoordinationRequest(kind, confirmed);
  }

  /**
   * @param lastSequence the sequence number of the last message in the answer; 0 if there is none
   */
  static CoordinationResponse response(long lastSequence, List<byte[]> messages) {
    return response(FETCH, lastSequence, messages);
  }

  /**
   * @param tag tells answers of one kind or origin from others
   * @param lastSequence the sequence number of the last message in the answer
   */
  public static CoordinationResponse response(
      String tag, long lastSequence, List<byte[]> messages) {
    List<byte[]> enveloped = new ArrayList<>();
    try {
      for (byte[] message : messages) {
        DataOutputSerializer out = new DataOutputSerializer(message.length + 8);
        BytePrimitiveArraySerializer.INSTANCE.serialize(message, out);
        enveloped.add(out.getCopyOfBuffer());
      }
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    return new CollectCoordinationResponse(tag, lastSequence, enveloped);
  }

  /** The tag of an answer. */
  public static String tag(CoordinationResponse response) {
    return ((CollectCoordinationResponse) response).getVersion();
  }

  public static long lastSequence(CoordinationResponse response) {
    return ((CollectCoordinationResponse) response).getLastCheckpointedOffset();
  }

  /** The messages of an answer as they were put in. */
  public static List<byte[]> payloads(CoordinationResponse response) throws IOException {
    return ((CollectCoordinationResponse) response)
        .getResults(BytePrimitiveArraySerializer.INSTANCE);
  }

  static List<ResultMessage> messages(CoordinationResponse response) throws IOException {
    List<ResultMessage> messages = new ArrayList<>();
    for (byte[] bytes : payloads(response)) {
      messages.add(ResultMessage.fromBytes(bytes));
    }
    return messages;
  }
}
