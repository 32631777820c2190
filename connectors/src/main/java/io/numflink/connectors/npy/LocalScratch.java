package io.numflink.connectors.npy;

import io.numflink.array.block.Block;
import io.numflink.array.expr.BlockWriter;
import io.numflink.connectors.files.StoragePath;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/**
 * An npy file beside the target, made at its full length by the driver; blocks are written at their
 * places. Committing renames it. On a cluster of several machines the directory must be one that
 * all of them share.
 */
final class LocalScratch implements Scratch {
  private final StoragePath target;
  private final Path file;
  private final Path scratch;
  private final ArrayHead array;

  LocalScratch(StoragePath target, StoragePath scratch, ArrayHead array) {
    this.target = target;
    this.file = target.local().orElseThrow();
    this.scratch = scratch.local().orElseThrow();
    this.array = array;
  }

  @Override
  public BlockWriter begin() throws IOException {
    byte[] header = array.header();
    try (FileChannel channel =
        FileChannel.open(scratch, StandardOpenOption.WRITE, StandardOpenOption.CREATE_NEW)) {
      channel.write(ByteBuffer.wrap(header));
      if (array.dataBytes() > 0) {
        channel.write(ByteBuffer.allocate(1), header.length + array.dataBytes() - 1);
      }
    } catch (NoSuchFileException e) {
      throw target.notFound();
    }
    return new Writer(scratch.toString(), header.length, array);
  }

  @Override
  public void copyTo(OutputStream out) throws IOException {
    Files.copy(scratch, out);
  }

  @Override
  public void publish() throws IOException {
    move(scratch, file);
  }

  /** Renames a file, in one step where the file system can. */
  static void move(Path from, Path to) throws IOException {
    try {
      Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  @Override
  public void discard() {
    try {
      Files.deleteIfExists(scratch);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot delete " + scratch, e);
    }
  }

  /** Writes blocks at their places; never makes a file that has been given up. */
  private record Writer(String file, int dataStart, ArrayHead array) implements BlockWriter {
    private static final int BUFFER_BYTES = 1 << 18;

    @Override
    public void write(long[] offset, Block block) throws IOException {
      Runs runs = new Runs(array.shape(), offset, block.shape());
      int size = array.dtype().bytes();
      ByteBuffer buffer =
          ByteBuffer.allocateDirect((int) Math.min(BUFFER_BYTES, Math.max(8, block.bytes())))
              .order(ByteOrder.LITTLE_ENDIAN);
      try (FileChannel channel = FileChannel.open(Path.of(file), StandardOpenOption.WRITE)) {
        runs.forEach(
            (start, at) -> {
              int done = 0;
              while (done < runs.length()) {
                int n = Math.min(runs.length() - done, buffer.capacity() / size);
                buffer.clear();
                Elements.put(buffer, array.dtype(), block.data(), at + done, n);
                writeFully(channel, buffer.flip(), dataStart + (start + done) * size);
                done += n;
              }
            });
      } catch (NoSuchFileException e) {
        FileNotFoundException missing =
            new FileNotFoundException(
                "'%s', which the driver has made, is not on this TaskManager's machine: save to a directory or a store that all machines share"
                    .formatted(file));
        missing.initCause(e);
        throw missing;
      }
    }

    private static void writeFully(FileChannel channel, ByteBuffer bytes, long position)
        throws IOException {
      long at = position;
      while (bytes.hasRemaining()) {
        at += channel.write(bytes, at);
      }
    }
  }
}
