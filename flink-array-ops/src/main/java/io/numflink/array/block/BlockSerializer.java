package io.numflink.array.block;

import java.io.IOException;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * Writes whole blocks in the format of {@link BlockCodec}. Blocks are not written to: no copies.
 */
public final class BlockSerializer extends ImmutableSerializer<Block> {
  private static final long serialVersionUID = 1L;

  public static final BlockSerializer INSTANCE = new BlockSerializer();

  @Override
  public Block createInstance() {
    return Block.zeros(DType.FLOAT64, 0);
  }

  @Override
  public void serialize(Block block, DataOutputView target) throws IOException {
    BlockCodec.write(block, target);
  }

  @Override
  public Block deserialize(DataInputView source) throws IOException {
    return BlockCodec.read(source);
  }

  @Override
  public TypeSerializerSnapshot<Block> snapshotConfiguration() {
    return new Snapshot();
  }

  /** The format's version; savepoints hold this class's name. */
  public static final class Snapshot extends SimpleTypeSerializerSnapshot<Block> {
    public Snapshot() {
      super(() -> INSTANCE);
    }
  }
}
