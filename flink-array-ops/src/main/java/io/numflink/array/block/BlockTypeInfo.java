package io.numflink.array.block;

import org.apache.flink.api.common.serialization.SerializerConfig;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.TypeSerializer;

/** Flink's description of {@link Block}. */
public final class BlockTypeInfo extends TypeInformation<Block> {
  private static final long serialVersionUID = 1L;

  public static final BlockTypeInfo INSTANCE = new BlockTypeInfo();

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
  public Class<Block> getTypeClass() {
    return Block.class;
  }

  @Override
  public boolean isKeyType() {
    return false;
  }

  @Override
  public TypeSerializer<Block> createSerializer(SerializerConfig config) {
    return BlockSerializer.INSTANCE;
  }

  @Override
  public String toString() {
    return "Block";
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof BlockTypeInfo;
  }

  @Override
  public int hashCode() {
    return BlockTypeInfo.class.hashCode();
  }

  @Override
  public boolean canEqual(Object other) {
    return other instanceof BlockTypeInfo;
  }
}
