package io.numflink.iteration;

import java.io.IOException;
import java.io.Serializable;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;

/**
 * What a split had, once it has been read to its end, or has had so far.
 *
 * @param split its number
 * @param splits how many splits there are
 * @param tiles how many tiles it had
 * @param rows how many rows they had
 */
record SplitRows(int split, int splits, int tiles, long rows) implements Serializable {
  private static final byte VERSION = 1;
  private static final int BYTES = 17;

  /** With a tile more. */
  SplitRows and(int tileRows) {
    return new SplitRows(split, splits, tiles + 1, rows + tileRows);
  }

  /** All but the split, which is the key in state. */
  byte[] toBytes() throws IOException {
    DataOutputSerializer out = new DataOutputSerializer(BYTES);
    out.writeByte(VERSION);
    out.writeInt(splits);
    out.writeInt(tiles);
    out.writeLong(rows);
    return out.getCopyOfBuffer();
  }

  static SplitRows fromBytes(int split, byte[] bytes) throws IOException {
    DataInputDeserializer in = new DataInputDeserializer(bytes);
    byte version = in.readByte();
    if (version != VERSION) {
      throw new IOException("a split's rows of version " + version + " cannot be read");
    }
    return new SplitRows(split, in.readInt(), in.readInt(), in.readLong());
  }
}
