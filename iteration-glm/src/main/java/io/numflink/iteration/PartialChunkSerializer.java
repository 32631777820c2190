package io.numflink.iteration;

import io.numflink.array.block.Block;
import io.numflink.array.block.BlockCodec;
import io.numflink.array.block.DType;
import java.io.IOException;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * Writes chunks of partial results in bulk. Reading reuses one array, so a chunk is valid until the
 * next one is read; who gathers them copies it at once.
 */
final class PartialChunkSerializer extends EdgeSerializer<PartialChunk> {
  private static final long serialVersionUID = 1L;

  private transient double[] payload;

  @Override
  public void serialize(PartialChunk chunk, DataOutputView out) throws IOException {
    chunk.route().writeTo(out);
    out.writeByte(chunk.level());
    out.writeLong(chunk.round());
    out.writeInt(chunk.sender());
    out.writeInt(chunk.senderNode());
    out.writeLong(chunk.statistics().networkBytes());
    out.writeLong(chunk.statistics().cacheHits());
    out.writeLong(chunk.statistics().cacheMisses());
    out.writeLong(chunk.statistics().computeNanos());
    out.writeInt(chunk.length());
    out.writeInt(chunk.from());
    out.writeInt(chunk.to());
    BlockCodec.writePayload(
        Block.of(chunk.data(), chunk.data().length), chunk.from(), chunk.to(), out);
  }

  @Override
  public PartialChunk deserialize(DataInputView in) throws IOException {
    Route route = Route.readFrom(in);
    int level = in.readByte();
    long round = in.readLong();
    int sender = in.readInt();
    int senderNode = in.readInt();
    PartialStatistics statistics =
        new PartialStatistics(in.readLong(), in.readLong(), in.readLong(), in.readLong());
    int length = in.readInt();
    int from = in.readInt();
    int to = in.readInt();
    if (payload == null) {
      payload = new double[PartialChunk.MAX_ELEMENTS];
    }
    BlockCodec.readPayload(DType.FLOAT64, payload, 0, to - from, in);
    return new PartialChunk(
        route, level, round, sender, senderNode, statistics, length, from, to, payload);
  }

  /** Not {@code this}: each reader has an array of its own. */
  @Override
  public PartialChunkSerializer duplicate() {
    return new PartialChunkSerializer();
  }
}
