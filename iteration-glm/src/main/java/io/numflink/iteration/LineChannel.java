package io.numflink.iteration;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.SocketChannel;
import java.util.Optional;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;

/**
 * Messages over a connection: the length of a head, the head, and a payload. Numbers are copied
 * once on either side, between their array and a buffer outside the heap; the buffer is short, so
 * the two sides work at the same time. One thread may send while another receives; one that is
 * interrupted meanwhile closes the connection.
 */
final class LineChannel implements Closeable {
  private static final int BUFFER_BYTES = 64 * 1024;

  /** Heads are some hundred bytes for each slot of a TaskManager. */
  private static final int MOST_HEAD_BYTES = 16 * 1024 * 1024;

  private final SocketChannel channel;
  private final ByteBuffer in = buffer().limit(0);
  private final ByteBuffer out = buffer();
  private final DataOutputSerializer head = new DataOutputSerializer(256);

  LineChannel(SocketChannel channel) {
    this.channel = channel;
  }

  private static ByteBuffer buffer() {
    return ByteBuffer.allocateDirect(BUFFER_BYTES).order(ByteOrder.LITTLE_ENDIAN);
  }

  void send(LineMessage message) throws IOException {
    head.clear();
    message.writeHead(head);
    out.clear();
    out.putInt(head.length());
    put(head.getSharedBuffer(), head.length());
    if (message instanceof LineMessage.Steps steps) {
      put(steps.broadcast(), steps.broadcast().length);
    } else if (message instanceof LineMessage.Merged merged) {
      put(merged.data());
    }
    flush();
  }

  private void put(byte[] bytes, int length) throws IOException {
    int from = 0;
    while (from < length) {
      if (!out.hasRemaining()) {
        flush();
      }
      int count = Math.min(out.remaining(), length - from);
      out.put(bytes, from, count);
      from += count;
    }
  }

  private void put(double[] numbers) throws IOException {
    int from = 0;
    while (from < numbers.length) {
      if (out.remaining() < Double.BYTES) {
        flush();
      }
      int count = Math.min(out.remaining() / Double.BYTES, numbers.length - from);
      out.asDoubleBuffer().put(numbers, from, count);
      out.position(out.position() + count * Double.BYTES);
      from += count;
    }
  }

  private void flush() throws IOException {
    out.flip();
    while (out.hasRemaining()) {
      channel.write(out);
    }
    out.clear();
  }

  /**
   * Waits for a message.
   *
   * @return nothing if the other side has closed the connection
   * @throws IOException if it is broken, or was closed in the middle of a message
   */
  Optional<LineMessage> receive() throws IOException {
    if (!in.hasRemaining() && !fill(1)) {
      return Optional.empty();
    }
    require(Integer.BYTES);
    int length = in.getInt();
    if (length <= 0 || length > MOST_HEAD_BYTES) {
      throw new IOException("a head of %d bytes".formatted(length));
    }
    return Optional.of(
        LineMessage.read(
            new DataInputDeserializer(bytes(length)),
            new LineMessage.Payload() {
              @Override
              public byte[] bytes(int length) throws IOException {
                return LineChannel.this.bytes(length);
              }

              @Override
              public double[] doubles(int length) throws IOException {
                return LineChannel.this.doubles(length);
              }
            }));
  }

  private byte[] bytes(int length) throws IOException {
    byte[] bytes = new byte[length];
    int to = 0;
    while (to < length) {
      require(1);
      int count = Math.min(in.remaining(), length - to);
      in.get(bytes, to, count);
      to += count;
    }
    return bytes;
  }

  private double[] doubles(int length) throws IOException {
    double[] numbers = new double[length];
    int to = 0;
    while (to < length) {
      require(Double.BYTES);
      int count = Math.min(in.remaining() / Double.BYTES, length - to);
      in.asDoubleBuffer().get(numbers, to, count);
      in.position(in.position() + count * Double.BYTES);
      to += count;
    }
    return numbers;
  }

  /** Waits until so many bytes are in the buffer. */
  private void require(int count) throws IOException {
    if (in.remaining() < count && !fill(count)) {
      throw new EOFException("the other side has closed the connection within a message");
    }
  }

  /** Reads until so many bytes are in the buffer, or there are no more. */
  private boolean fill(int count) throws IOException {
    in.compact();
    boolean more = true;
    while (more && in.position() < count) {
      more = channel.read(in) >= 0;
    }
    in.flip();
    return more;
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
