package io.numflink.iteration;

import io.numflink.array.block.SerializedType;
import java.io.IOException;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSchemaCompatibility;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.base.TypeSerializerSingleton;
import org.apache.flink.api.common.typeutils.base.array.BytePrimitiveArraySerializer.BytePrimitiveArraySerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * Writes chunks of tiles as Flink writes arrays of bytes: the length, and the bytes. State of
 * builds that kept such arrays is read as it is.
 */
final class TileChunkSerializer extends TypeSerializerSingleton<TileChunk> {
  static final TileChunkSerializer INSTANCE = new TileChunkSerializer();

  /** Flink's handle on chunks in state. */
  static final TypeInformation<TileChunk> TYPE = new SerializedType<>(TileChunk.class, INSTANCE);

  private static final long serialVersionUID = 1L;

  @Override
  public boolean isImmutableType() {
    return true;
  }

  @Override
  public TileChunk createInstance() {
    return new TileChunk.Encoded(new byte[0]);
  }

  @Override
  public TileChunk copy(TileChunk from) {
    return from;
  }

  @Override
  public TileChunk copy(TileChunk from, TileChunk reuse) {
    return from;
  }

  @Override
  public int getLength() {
    return -1;
  }

  @Override
  public void serialize(TileChunk chunk, DataOutputView out) throws IOException {
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
  public TileChunk deserialize(TileChunk reuse, DataInputView in) throws IOException {
    return deserialize(in);
  }

  @Override
  public void copy(DataInputView in, DataOutputView out) throws IOException {
    int length = in.readInt();
    out.writeInt(length);
    out.write(in, length);
  }

  @Override
  public TypeSerializerSnapshot<TileChunk> snapshotConfiguration() {
    return new Snapshot();
  }

  /** Public for Flink, which makes one when it reads a checkpoint. */
  public static final class Snapshot extends SimpleTypeSerializerSnapshot<TileChunk> {

    /** Used by Flink. */
    public Snapshot() {
      super(() -> INSTANCE);
    }

    @Override
    @SuppressWarnings("rawtypes") // the other's type is another one
    public TypeSerializerSchemaCompatibility<TileChunk> resolveSchemaCompatibility(
        TypeSerializerSnapshot<TileChunk> old) {
      return (TypeSerializerSnapshot) old instanceof BytePrimitiveArraySerializerSnapshot
          ? TypeSerializerSchemaCompatibility.compatibleAsIs()
          : super.resolveSchemaCompatibility(old);
    }
  }
}
