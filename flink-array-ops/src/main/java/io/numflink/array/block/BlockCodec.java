package io.numflink.array.block;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * Blocks as bytes. The header is the type's code (one byte), the rank (one byte) and the extents
 * (four bytes each, big-endian as Flink writes ints); the payload is the elements, little-endian, a
 * bool as one byte 0 or 1. Payloads go through a buffer of 64 KiB that each thread keeps, and any
 * range of elements can be written by itself.
 */
public final class BlockCodec {
  private static final int BUFFER_BYTES = 1 << 16;

  private static final ThreadLocal<ByteBuffer> BUFFER =
      ThreadLocal.withInitial(
          () -> ByteBuffer.wrap(new byte[BUFFER_BYTES]).order(ByteOrder.LITTLE_ENDIAN));

  private BlockCodec() {}

  /** Writes header and payload. */
  public static void write(Block block, DataOutputView out) throws IOException {
    writeHeader(block.dtype(), block.shape(), out);
    writePayload(block, 0, block.size(), out);
  }

  /** Reads what {@link #write} has written. */
  public static Block read(DataInputView in) throws IOException {
    DType dtype = readType(in);
    int[] shape = readShape(in);
    Object data = Block.newArray(dtype, Block.elementCount(shape));
    readPayload(dtype, data, 0, Block.elementCount(shape), in);
    return Block.wrap(dtype, data, shape);
  }

  /** Writes a block's type and shape. */
  public static void writeHeader(DType dtype, int[] shape, DataOutputView out) throws IOException {
    out.writeByte(code(dtype));
    out.writeByte(shape.length);
    for (int extent : shape) {
      out.writeInt(extent);
    }
  }

  /** The first part of a header. */
  public static DType readType(DataInputView in) throws IOException {
    int code = in.readByte();
    for (DType dtype : DType.values()) {
      if (code(dtype) == code) {
        return dtype;
      }
    }
    throw new IOException("not a block: type code " + code);
  }

  /** The second part of a header. */
  public static int[] readShape(DataInputView in) throws IOException {
    int[] shape = new int[in.readUnsignedByte()];
    for (int axis = 0; axis < shape.length; axis++) {
      shape[axis] = in.readInt();
    }
    return shape;
  }

  private static int code(DType dtype) {
    return switch (dtype) {
      case BOOL -> 0;
      case INT32 -> 1;
      case INT64 -> 2;
      case FLOAT32 -> 3;
      case FLOAT64 -> 4;
    };
  }

  /** Writes the elements {@code from ≤ i < to} of a block. */
  public static void writePayload(Block block, int from, int to, DataOutputView out)
      throws IOException {
    DType dtype = block.dtype();
    ByteBuffer buffer = BUFFER.get();
    int chunk = BUFFER_BYTES / dtype.bytes();
    for (int at = from; at < to; at += chunk) {
      int n = Math.min(chunk, to - at);
      put(dtype, block.data(), at, n, buffer);
      out.write(buffer.array(), 0, n * dtype.bytes());
    }
  }

  /** Reads the elements {@code from ≤ i < to} of a block's array. */
  public static void readPayload(DType dtype, Object array, int from, int to, DataInputView in)
      throws IOException {
    ByteBuffer buffer = BUFFER.get();
    int chunk = BUFFER_BYTES / dtype.bytes();
    for (int at = from; at < to; at += chunk) {
      int n = Math.min(chunk, to - at);
      in.readFully(buffer.array(), 0, n * dtype.bytes());
      get(dtype, array, at, n, buffer);
    }
  }

  private static void put(DType dtype, Object array, int at, int n, ByteBuffer buffer) {
    buffer.clear();
    switch (dtype) {
      case FLOAT64 -> buffer.asDoubleBuffer().put((double[]) array, at, n);
      case FLOAT32 -> buffer.asFloatBuffer().put((float[]) array, at, n);
      case INT64 -> buffer.asLongBuffer().put((long[]) array, at, n);
      case INT32 -> buffer.asIntBuffer().put((int[]) array, at, n);
      case BOOL -> {
        boolean[] values = (boolean[]) array;
        byte[] bytes = buffer.array();
        for (int i = 0; i < n; i++) {
          bytes[i] = (byte) (values[at + i] ? 1 : 0);
        }
      }
    }
  }

  private static void get(DType dtype, Object array, int at, int n, ByteBuffer buffer) {
    buffer.clear();
    switch (dtype) {
      case FLOAT64 -> buffer.asDoubleBuffer().get((double[]) array, at, n);
      case FLOAT32 -> buffer.asFloatBuffer().get((float[]) array, at, n);
      case INT64 -> buffer.asLongBuffer().get((long[]) array, at, n);
      case INT32 -> buffer.asIntBuffer().get((int[]) array, at, n);
      case BOOL -> {
        boolean[] values = (boolean[]) array;
        byte[] bytes = buffer.array();
        for (int i = 0; i < n; i++) {
          values[at + i] = bytes[i] != 0;
        }
      }
    }
  }
}
