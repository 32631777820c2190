package io.numflink.iteration;

import java.io.IOException;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;

/**
 * The catalogue's entry of a tile in keyed state.
 *
 * @param id the tile
 * @param routingKey the key under which its chunks are
 * @param firstRow its first row within its split
 * @param rows how many rows it has
 * @param chunks how many chunks it consists of
 */
record TileEntry(TileId id, int routingKey, long firstRow, int rows, int chunks) {
  private static final byte VERSION = 1;
  private static final int BYTES = 17;

  /** All but the tile and the key, which are the entry's keys in state. */
  byte[] toBytes() throws IOException {
    DataOutputSerializer out = new DataOutputSerializer(BYTES);
    out.writeByte(VERSION);
    out.writeLong(firstRow);
    out.writeInt(rows);
    out.writeInt(chunks);
    return out.getCopyOfBuffer();
  }

  static TileEntry fromBytes(TileId id, int routingKey, byte[] bytes) throws IOException {
    DataInputDeserializer in = new DataInputDeserializer(bytes);
    byte version = in.readByte();
    if (version != VERSION) {
      throw new IOException("a tile's entry of version " + version + " cannot be read");
    }
    return new TileEntry(id, routingKey, in.readLong(), in.readInt(), in.readInt());
  }
}
