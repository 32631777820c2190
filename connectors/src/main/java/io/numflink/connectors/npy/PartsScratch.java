package io.numflink.connectors.npy;

import io.numflink.array.block.Block;
import io.numflink.array.expr.BlockWriter;
import io.numflink.connectors.files.StoragePath;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.apache.flink.core.fs.FileSystem;
import org.apache.flink.core.fs.FileSystem.WriteMode;

/**
 * A directory beside the target with one file a block, for file systems on which files are only
 * written from beginning to end. Committing streams the parts together.
 */
final class PartsScratch implements Scratch {
  private final StoragePath target;
  private final StoragePath directory;
  private final ArrayHead array;

  PartsScratch(StoragePath target, StoragePath directory, ArrayHead array) {
    this.target = target;
    this.directory = directory;
    this.array = array;
  }

  @Override
  public BlockWriter begin() throws IOException {
    directory.fileSystem().mkdirs(directory.path());
    return new Writer(directory, array);
  }

  @Override
  public void copyTo(OutputStream out) throws IOException {
    out.write(array.header());
    PartsMerge.merge(directory, array, out);
  }

  @Override
  public void publish() throws IOException {
    writeWhole(target, this::copyTo);
    discard();
  }

  /** Writes bytes to a stream. */
  @FunctionalInterface
  interface Content {
    void writeTo(OutputStream out) throws IOException;
  }

  /** Writes a file from beginning to end, and deletes it if that fails half-way. */
  static void writeWhole(StoragePath target, Content content) throws IOException {
    FileSystem fileSystem = target.fileSystem();
    try (OutputStream out =
        new BufferedOutputStream(fileSystem.create(target.path(), WriteMode.OVERWRITE), 1 << 18)) {
      content.writeTo(out);
    } catch (IOException | RuntimeException e) {
      fileSystem.delete(target.path(), false);
      throw e;
    }
  }

  @Override
  public void discard() {
    try {
      directory.fileSystem().delete(directory.path(), true);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot delete " + directory, e);
    }
  }

  /** Writes each block to a part of its own; a part written again replaces the former. */
  private record Writer(StoragePath directory, ArrayHead array) implements BlockWriter {
    private static final int BUFFER_BYTES = 1 << 18;

    @Override
    public void write(long[] offset, Block block) throws IOException {
      StoragePath part = directory.child(PartName.of(offset, block.shape()).text());
      int size = array.dtype().bytes();
      ByteBuffer buffer =
          ByteBuffer.allocate((int) Math.min(BUFFER_BYTES, Math.max(8, block.bytes())))
              .order(ByteOrder.LITTLE_ENDIAN);
      try (OutputStream out = part.fileSystem().create(part.path(), WriteMode.OVERWRITE)) {
        int chunk = buffer.capacity() / size;
        for (int at = 0; at < block.size(); at += chunk) {
          int n = Math.min(chunk, block.size() - at);
          buffer.clear();
          Elements.put(buffer, array.dtype(), block.data(), at, n);
          out.write(buffer.array(), 0, n * size);
        }
      }
    }
  }
}
