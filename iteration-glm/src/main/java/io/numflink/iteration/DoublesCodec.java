package io.numflink.iteration;

import io.numflink.array.block.Block;
import io.numflink.array.block.BlockCodec;
import java.io.IOException;
import java.io.Serializable;
import org.apache.flink.core.io.SimpleVersionedSerializer;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;

/** The bytes of loop variables and broadcasts that are nothing but numbers. */
public final class DoublesCodec implements SimpleVersionedSerializer<double[]>, Serializable {
  private static final long serialVersionUID = 1L;
  private static final int VERSION = 1;
  private static final int HEADER_BYTES = 16;

  @Override
  public int getVersion() {
    return VERSION;
  }

  @Override
  public byte[] serialize(double[] values) throws IOException {
    DataOutputSerializer out =
        new DataOutputSerializer(HEADER_BYTES + Double.BYTES * values.length);
    BlockCodec.write(Block.of(values, values.length), out);
    return out.getCopyOfBuffer();
  }

  @Override
  public double[] deserialize(int version, byte[] bytes) throws IOException {
    if (version != VERSION) {
      throw new IOException("numbers of version " + version + " cannot be read");
    }
    return BlockCodec.read(new DataInputDeserializer(bytes)).float64();
  }
}
