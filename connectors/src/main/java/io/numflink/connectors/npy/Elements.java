package io.numflink.connectors.npy;

import io.numflink.array.block.DType;
import java.nio.ByteBuffer;

/** Elements as npy stores them, in the byte order of the buffer; a bool is one byte. */
final class Elements {
  private Elements() {}

  /** Takes {@code n} elements from a buffer and moves its position behind them. */
  static void get(ByteBuffer from, DType dtype, Object array, int at, int n) {
    switch (dtype) {
      case FLOAT64 -> from.asDoubleBuffer().get((double[]) array, at, n);
      case FLOAT32 -> from.asFloatBuffer().get((float[]) array, at, n);
      case INT64 -> from.asLongBuffer().get((long[]) array, at, n);
      case INT32 -> from.asIntBuffer().get((int[]) array, at, n);
      case BOOL -> {
        boolean[] values = (boolean[]) array;
        int position = from.position();
        for (int i = 0; i < n; i++) {
          values[at + i] = from.get(position + i) != 0;
        }
      }
    }
    from.position(from.position() + n * dtype.bytes());
  }

  /** Puts {@code n} elements into a buffer and moves its position behind them. */
  static void put(ByteBuffer to, DType dtype, Object array, int at, int n) {
    switch (dtype) {
      case FLOAT64 -> to.asDoubleBuffer().put((double[]) array, at, n);
      case FLOAT32 -> to.asFloatBuffer().put((float[]) array, at, n);
      case INT64 -> to.asLongBuffer().put((long[]) array, at, n);
      case INT32 -> to.asIntBuffer().put((int[]) array, at, n);
      case BOOL -> {
        boolean[] values = (boolean[]) array;
        int position = to.position();
        for (int i = 0; i < n; i++) {
          to.put(position + i, (byte) (values[at + i] ? 1 : 0));
        }
      }
    }
    to.position(to.position() + n * dtype.bytes());
  }
}
