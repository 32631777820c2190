package io.numflink.iteration;

import io.numflink.array.block.Block;
import io.numflink.array.block.BlockCodec;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.apache.flink.core.memory.DataInputViewStreamWrapper;
import org.apache.flink.core.memory.DataOutputSerializer;

/**
 * Tiles as bytes, in records and in state: the number of parts (one byte), and each part as {@link
 * BlockCodec} writes a block. The bytes are cut into chunks, since neither networks nor state
 * backends take large values well.
 */
final class TileCodec {

  /** The most bytes in a chunk. */
  static final int CHUNK_BYTES = 512 * 1024;

  private static final int HEADER_BYTES = 64;

  private TileCodec() {}

  static List<byte[]> encode(List<Block> parts) throws IOException {
    long payload = parts.stream().mapToLong(Block::bytes).sum();
    long estimate = payload + (long) HEADER_BYTES * (parts.size() + 1);
    if (estimate > Integer.MAX_VALUE - HEADER_BYTES || parts.size() > Byte.MAX_VALUE) {
      throw new IOException(
          "a tile of %d bytes in %d parts is too large: make tiles of fewer rows"
              .formatted(payload, parts.size()));
    }
    DataOutputSerializer out = new DataOutputSerializer((int) estimate);
    out.writeByte(parts.size());
    for (Block part : parts) {
      BlockCodec.write(part, out);
    }
    List<byte[]> chunks = new ArrayList<>();
    for (int from = 0; from < out.length(); from += CHUNK_BYTES) {
      chunks.add(
          Arrays.copyOfRange(
              out.getSharedBuffer(), from, Math.min(out.length(), from + CHUNK_BYTES)));
    }
    return chunks;
  }

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
