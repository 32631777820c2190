package io.numflink.array.dataflow;

import org.apache.flink.api.common.serialization.SerializerConfig;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.TypeSerializer;

/** Flink's handle on {@link BlockChunk}. */
final class BlockChunkTypeInfo extends TypeInformation<BlockChunk> {
  private static final long serialVersionUID = 1L;

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
  public Class<BlockChunk> getTypeClass() {
    return BlockChunk.class;
  }

  @Override
  public boolean isKeyType() {
    return false;
  }

  @Override
  public TypeSerializer<BlockChunk> createSerializer(SerializerConfig config) {
    return new BlockChunkSerializer();
  }

  @Override
  public String toString() {
    return "BlockChunk";
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof BlockChunkTypeInfo;
  }

  @Override
  public int hashCode() {
    return BlockChunkTypeInfo.class.hashCode();
  }

  @Override
  public boolean canEqual(Object other) {
    return other instanceof BlockChunkTypeInfo;
  }
}
