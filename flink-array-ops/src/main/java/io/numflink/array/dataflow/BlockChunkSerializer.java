package io.numflink.array.dataflow;

import io.numflink.array.block.Block;
import io.numflink.array.block.BlockCodec;
import io.numflink.array.block.DType;
import io.numflink.array.block.ImmutableSerializer;
import io.numflink.array.block.SerializedType;
import java.io.IOException;
import java.lang.reflect.Array;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * Writes chunks in bulk. Reading reuses one payload array an element type, so a chunk is valid
 * until the next one is read; the stage operator copies it into its block at once. Chunks never
 * enter state.
 */
final class BlockChunkSerializer extends ImmutableSerializer<BlockChunk> {
  /** Flink's handle on chunks. */
  static final TypeInformation<BlockChunk> TYPE =
      new SerializedType<>(BlockChunk.class, new BlockChunkSerializer());

  private static final long serialVersionUID = 1L;
  private static final DType[] DTYPES = DType.values();

  private transient Object[] payloads;

  @Override
  public void serialize(BlockChunk chunk, DataOutputView target) throws IOException {
    target.writeInt(chunk.routingKey());
    target.writeInt(chunk.attempt());
    target.writeInt(chunk.operation());
    target.writeByte(chunk.dtype().ordinal());
    target.writeByte(chunk.shape().length);
    for (int extent : chunk.shape()) {
      target.writeInt(extent);
    }
    target.writeInt(chunk.from());
    target.writeInt(chunk.to());
    BlockCodec.writePayload(
        Block.wrap(chunk.dtype(), chunk.data(), chunk.shape()), chunk.from(), chunk.to(), target);
  }

  @Override
  public BlockChunk deserialize(DataInputView source) throws IOException {
    int routingKey = source.readInt();
    int attempt = source.readInt();
    int operation = source.readInt();
    DType dtype = DTYPES[source.readByte()];
    int[] shape = new int[source.readByte()];
    for (int axis = 0; axis < shape.length; axis++) {
      shape[axis] = source.readInt();
    }
    int from = source.readInt();
    int to = source.readInt();
    Object payload = payload(dtype, to - from);
    BlockCodec.readPayload(dtype, payload, 0, to - from, source);
    return new BlockChunk(routingKey, attempt, operation, dtype, shape, from, to, payload);
  }

  private Object payload(DType dtype, int length) {
    if (payloads == null) {
      payloads = new Object[DTYPES.length];
    }
    Object payload = payloads[dtype.ordinal()];
    if (payload == null || Array.getLength(payload) < length) {
      payload = Block.newArray(dtype, Math.max(length, BlockChunk.maxElements(dtype)));
      payloads[dtype.ordinal()] = payload;
    }
    return payload;
  }

  @Override
  public TypeSerializer<BlockChunk> duplicate() {
    return new BlockChunkSerializer();
  }

  @Override
  public BlockChunk createInstance() {
    return new BlockChunk(0, 0, 0, DType.FLOAT64, new int[] {0}, 0, 0, new double[0]);
  }

  @Override
  public void copy(DataInputView source, DataOutputView target) throws IOException {
    throw new UnsupportedOperationException("chunks are read once, by the stage they are sent to");
  }

  @Override
  public TypeSerializerSnapshot<BlockChunk> snapshotConfiguration() {
    return new Snapshot();
  }

  /** The serializer's configuration: it has none. */
  public static final class Snapshot extends SimpleTypeSerializerSnapshot<BlockChunk> {
    public Snapshot() {
      super(BlockChunkSerializer::new);
    }
  }
}
