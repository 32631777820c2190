package io.numflink.iteration;

import java.io.IOException;
import org.apache.flink.core.memory.DataOutputView;

/**
 * A chunk of an encoded tile, the value in keyed state and in records: bytes where it was read, or
 * the tile where it was made. State on the heap keeps the object, so a tile is there once, and
 * decoded; wherever else chunks go, they are bytes.
 */
sealed interface TileChunk {

  /**
   * A value of keyed state as a chunk. State on the heap that an earlier build has stored is read
   * by that build's serializer, and consists of arrays of bytes.
   */
  static TileChunk of(Object value) {
    return value instanceof byte[] bytes ? new Encoded(bytes) : (TileChunk) value;
  }

  /** How many bytes it has. */
  int length();

  /** Writes the bytes. */
  void write(DataOutputView out) throws IOException;

  /** One that was read. */
  record Encoded(byte[] bytes) implements TileChunk {
    @Override
    public int length() {
      return bytes.length;
    }

    @Override
    public void write(DataOutputView out) throws IOException {
      out.write(bytes);
    }
  }

  /**
   * One of a tile that is in memory.
   *
   * @param number of the chunk, from 0
   */
  record OfTile(Tile tile, int number) implements TileChunk {
    @Override
    public int length() {
      return TileCodec.chunkLength(tile.parts(), number);
    }

    @Override
    public void write(DataOutputView out) throws IOException {
      TileCodec.writeChunk(tile.parts(), number, out);
    }
  }
}
