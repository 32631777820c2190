package io.numflink.iteration;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.core.io.SimpleVersionedSerializer;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;

/** Splits in checkpoints: three ints each. */
final class TileSplitSerializer implements SimpleVersionedSerializer<TileSplit> {
  private static final int VERSION = 1;
  private static final int BYTES = 3 * Integer.BYTES;

  @Override
  public int getVersion() {
    return VERSION;
  }

  @Override
  public byte[] serialize(TileSplit split) throws IOException {
    return bytes(List.of(split));
  }

  @Override
  public TileSplit deserialize(int version, byte[] serialized) throws IOException {
    return splits(version, serialized).get(0);
  }

  private static byte[] bytes(List<TileSplit> splits) throws IOException {
    DataOutputSerializer out = new DataOutputSerializer(Math.max(1, BYTES * splits.size()));
    for (TileSplit split : splits) {
      out.writeInt(split.number());
      out.writeInt(split.count());
      out.writeInt(split.tilesRead());
    }
    return out.getCopyOfBuffer();
  }

  private static List<TileSplit> splits(int version, byte[] serialized) throws IOException {
    if (version != VERSION) {
      throw new IOException("splits of version " + version + " cannot be read");
    }
    DataInputDeserializer in = new DataInputDeserializer(serialized);
    List<TileSplit> splits = new ArrayList<>();
    while (in.available() > 0) {
      splits.add(new TileSplit(in.readInt(), in.readInt(), in.readInt()));
    }
    return splits;
  }

  /** The enumerator's state: the splits that no reader has. */
  static final class OfList implements SimpleVersionedSerializer<List<TileSplit>> {
    @Override
    public int getVersion() {
      return VERSION;
    }

    @Override
    public byte[] serialize(List<TileSplit> splits) throws IOException {
      return bytes(splits);
    }

    @Override
    public List<TileSplit> deserialize(int version, byte[] serialized) throws IOException {
      return splits(version, serialized);
    }
  }
}
