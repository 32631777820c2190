package io.numflink.iteration;

import io.numflink.array.block.Block;
import io.numflink.array.block.BlockCodec;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.SequenceInputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.apache.flink.core.memory.DataInputViewStreamWrapper;
import org.apache.flink.core.memory.DataOutputView;
import org.apache.flink.core.memory.DataOutputViewStreamWrapper;

/**
 * Tiles as bytes, in records and in state: the number of parts (one byte), and each part as {@link
 * BlockCodec} writes a block. The bytes are cut into chunks, since neither networks nor state
 * backends take large values well; each chunk can be written by itself.
 */
final class TileCodec {

  /** The most bytes in a chunk. */
  static final int CHUNK_BYTES = 512 * 1024;

  /** Chunks have numbers of so many bits. */
  static final int CHUNK_BITS = 16;

  private TileCodec() {}

  /** How many chunks a tile of these parts has. */
  static int chunks(List<Block> parts) throws IOException {
    long bytes = length(parts);
    long chunks = (bytes + CHUNK_BYTES - 1) / CHUNK_BYTES;
    if (chunks >= 1 << CHUNK_BITS || parts.size() > Byte.MAX_VALUE) {
      throw new IOException(
          "a tile of %d bytes in %d parts is too large: make tiles of fewer rows"
              .formatted(bytes, parts.size()));
    }
    return (int) chunks;
  }

  private static long length(List<Block> parts) {
    long length = 1;
    for (Block part : parts) {
      length += headerLength(part) + part.bytes();
    }
    return length;
  }

  private static int headerLength(Block part) {
    return 2 + Integer.BYTES * part.rank();
  }

  /** The bytes of a chunk. */
  static int chunkLength(List<Block> parts, int number) {
    return (int) Math.min(CHUNK_BYTES, length(parts) - (long) number * CHUNK_BYTES);
  }

  /** Writes a chunk of a tile of these parts. */
  static void writeChunk(List<Block> parts, int number, DataOutputView out) throws IOException {
    Window window = new Window(out, (long) number * CHUNK_BYTES, chunkLength(parts, number));
    DataOutputView all = new DataOutputViewStreamWrapper(window);
    all.writeByte(parts.size());
    for (Block part : parts) {
      BlockCodec.writeHeader(part.dtype(), part.shape(), all);
      // Whole elements, of which the window takes what is in the chunk
      int width = part.dtype().bytes();
      int from = (int) Math.min(part.size(), window.untilBegin() / width);
      int to = (int) Math.min(part.size(), (window.untilEnd() + width - 1) / width);
      window.skip((long) from * width);
      BlockCodec.writePayload(part, from, to, all);
      window.skip((long) (part.size() - to) * width);
    }
  }

  /** Lets through what is written from a position on, to a length. */
  private static final class Window extends OutputStream {
    private final DataOutputView out;
    private final long begin;
    private final long end;
    private long position;

    Window(DataOutputView out, long begin, int length) {
      this.out = out;
      this.begin = begin;
      this.end = begin + length;
    }

    /** How many bytes come before the window from here. */
    long untilBegin() {
      return Math.max(0, begin - position);
    }

    /** How many bytes come before the end of the window from here. */
    long untilEnd() {
      return Math.max(0, end - position);
    }

    void skip(long bytes) {
      position += bytes;
    }

    @Override
    public void write(int value) throws IOException {
      if (position >= begin && position < end) {
        out.write(value);
      }
      position++;
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      int from = (int) Math.min(length, untilBegin());
      int to = (int) Math.min(length, untilEnd());
      if (from < to) {
        out.write(bytes, offset + from, to - from);
      }
      position += length;
    }
  }

  /** The parts of a tile, of its chunks' bytes. */
  static List<Block> decode(List<byte[]> chunks) throws IOException {
    List<InputStream> streams = new ArrayList<>();
    chunks.forEach(chunk -> streams.add(new ByteArrayInputStream(chunk)));
    try (DataInputViewStreamWrapper in =
        new DataInputViewStreamWrapper(new SequenceInputStream(Collections.enumeration(streams)))) {
      int count = in.readByte();
      List<Block> parts = new ArrayList<>();
      for (int i = 0; i < count; i++) {
        parts.add(BlockCodec.read(in));
      }
      return parts;
    }
  }
}
