package io.numflink.iteration;

import io.numflink.array.block.ImmutableSerializer;
import io.numflink.array.block.SerializedType;
import java.io.IOException;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSchemaCompatibility;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.base.array.BytePrimitiveArraySerializer.BytePrimitiveArraySerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * Writes chunks of tiles as Flink writes arrays of bytes: the length, and the bytes. State of
 * builds that kept such arrays is read as it is, and on the heap still holds them ({@link
 * TileChunk#of}), so a value of state is an object of either class.
 */
final class TileChunkSerializer extends ImmutableSerializer<Object> {
  static final TileChunkSerializer INSTANCE = new TileChunkSerializer();

  /** Flink's handle on chunks in state. */
  static final TypeInformation<Object> TYPE = new SerializedType<>(Object.class, INSTANCE);

  private static final long serialVersionUID = 1L;

  @Override
  public TileChunk createInstance() {
    return new TileChunk.Encoded(new byte[0]);
  }

  @Override
  public void serialize(Object value, DataOutputView out) throws IOException {
    TileChunk chunk = TileChunk.of(value);
    out.writeInt(chunk.length());
    chunk.write(out);
  }

  @Override
  public TileChunk deserialize(DataInputView in) throws IOException {
    byte[] bytes = new byte[in.readInt()];
    in.readFully(bytes);
    return new TileChunk.Encoded(bytes);
  }

  @Override
  public TypeSerializerSnapshot<Object> snapshotConfiguration() {
    return new Snapshot();
  }

  /** Public for Flink, which makes one when it reads a checkpoint. */
  public static final class Snapshot extends SimpleTypeSerializerSnapshot<Object> {

    /** Used by Flink. */
    public Snapshot() {
      super(() -> INSTANCE);
    }

    @Override
    @SuppressWarnings("rawtypes") // the other's type is another one
    public TypeSerializerSchemaCompatibility<Object> resolveSchemaCompatibility(
        TypeSerializerSnapshot<Object> old) {
      return (TypeSerializerSnapshot) old instanceof BytePrimitiveArraySerializerSnapshot
          ? TypeSerializerSchemaCompatibility.compatibleAsIs()
          : super.resolveSchemaCompatibility(old);
    }
  }
}
