package io.numflink.iteration;

import io.numflink.array.block.Block;
import io.numflink.array.block.BlockCodec;
import io.numflink.array.block.DType;
import io.numflink.array.block.SerializedType;
import java.io.IOException;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * Writes chunks of partial results in bulk. Reading reuses one array, so a chunk is valid until the
 * next one is read; who gathers them copies it at once.
 */
final class PartialChunkSerializer extends EdgeSerializer<PartialChunk> {
  /** Flink's handle on these records. */
  static final TypeInformation<PartialChunk> TYPE =
      new SerializedType<>(PartialChunk.class, new PartialChunkSerializer());

  private static final long serialVersionUID = 1L;

  private transient double[] payload;

  @Override
  public void serialize(PartialChunk chunk, DataOutputView out) throws IOException {
    chunk.route().writeTo(out);
    out.writeByte(chunk.level());
    out.writeLong(chunk.round());
    out.writeInt(chunk.sender());
    out.writeInt(chunk.senderNode());
    chunk.statistics().writeTo(out);
    out.writeInt(chunk.length());
    out.writeInt(chunk.from());
    out.writeInt(chunk.to());
    if (!chunk.handed()) {
      BlockCodec.writePayload(
          Block.of(chunk.data(), chunk.data().length), chunk.from(), chunk.to(), out);
    }
  }

  @Override
  public PartialChunk deserialize(DataInputView in) throws IOException {
    Route route = Route.readFrom(in);
    int level = in.readByte();
    long round = in.readLong();
    int sender = in.readInt();
    int senderNode = in.readInt();
    PartialStatistics statistics = PartialStatistics.readFrom(in);
    int length = in.readInt();
    int from = in.readInt();
    int to = in.readInt();
    PartialChunk chunk =
        new PartialChunk(
            route, level, round, sender, senderNode, statistics, length, from, to, null);
    return chunk.handed() ? chunk : chunk.with(payload(to - from, in));
  }

  private double[] payload(int elements, DataInputView in) throws IOException {
    if (payload == null) {
      payload = new double[PartialChunk.MAX_ELEMENTS];
    }
    BlockCodec.readPayload(DType.FLOAT64, payload, 0, elements, in);
    return payload;
  }

  /** Not {@code this}: each reader has an array of its own. */
  @Override
  public PartialChunkSerializer duplicate() {
    return new PartialChunkSerializer();
  }
}
