package io.numflink.iteration;

import org.apache.flink.api.common.serialization.SerializerConfig;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.TypeSerializer;

/** Flink's handle on a kind of records between operators. */
final class EdgeType<T> extends TypeInformation<T> {
  private static final long serialVersionUID = 1L;

  private final Class<T> type;
  private final EdgeSerializer<T> serializer;

  private EdgeType(Class<T> type, EdgeSerializer<T> serializer) {
    this.type = type;
    this.serializer = serializer;
  }

  static EdgeType<TileRecord> ofTiles() {
    return new EdgeType<>(TileRecord.class, new TileRecordSerializer());
  }

  static EdgeType<PartialChunk> ofPartials() {
    return new EdgeType<>(PartialChunk.class, new PartialChunkSerializer());
  }

  @Override
  public boolean isBasicType() {
    return false;
  }

  @Override
  public boolean isTupleType() {
    return false;
  }

  @Override
  public int getArity() {
    return 1;
  }

  @Override
  public int getTotalFields() {
    return 1;
  }

  @Override
  public Class<T> getTypeClass() {
    return type;
  }

  @Override
  public boolean isKeyType() {
    return false;
  }

  @Override
  public TypeSerializer<T> createSerializer(SerializerConfig config) {
    return serializer.duplicate();
  }

  @Override
  public String toString() {
    return type.getSimpleName();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof EdgeType<?> edge && edge.type == type;
  }

  @Override
  public int hashCode() {
    return type.hashCode();
  }

  @Override
  public boolean canEqual(Object other) {
    return other instanceof EdgeType<?>;
  }
}
