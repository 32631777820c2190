package io.numflink.connectors.files;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.apache.flink.core.fs.FSDataInputStream;

/**
 * Reads byte ranges of a file in ascending order through one buffer. Where ranges lie close
 * together, the buffer is filled across the gaps, so that thousands of short ranges cost a few
 * large reads; where they lie far apart, no more than the range is read.
 */
public final class RangeInput implements AutoCloseable {
  /** Large enough for full throughput, small enough for a processor's second-level cache. */
  public static final int BUFFER_BYTES = 1 << 18;

  private final StoragePath path;
  private final FSDataInputStream in;
  private final byte[] buffer = new byte[BUFFER_BYTES];
  private final ByteBuffer view;
  private long start;
  private int filled;

  public RangeInput(StoragePath path, ByteOrder order) throws IOException {
    this.path = path;
    this.in = path.open();
    this.view = ByteBuffer.wrap(buffer).order(order);
  }

  /**
   * The bytes from {@code position} on: between {@code atLeast} and {@link #BUFFER_BYTES} of them,
   * from the view's position to its limit, valid until the next call.
   *
   * @param atLeast at most {@link #BUFFER_BYTES}
   * @param useful up to where bytes are worth reading; at least {@code position + atLeast}
   */
  public ByteBuffer at(long position, int atLeast, long useful) throws IOException {
    if (position < start || position + atLeast > start + filled) {
      fill(position, (int) Math.min(BUFFER_BYTES, useful - position));
    }
    int from = (int) (position - start);
    return view.limit(filled).position(from);
  }

  private void fill(long position, int count) throws IOException {
    if (in.getPos() != position) {
      in.seek(position);
    }
    start = position;
    filled = 0;
    while (filled < count) {
      int n = in.read(buffer, filled, count - filled);
      if (n < 0) {
        throw new EOFException(
            "'%s' ends at byte %d, within the %d bytes expected from byte %d on"
                .formatted(path, position + filled, count, position));
      }
      filled += n;
    }
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
