package io.numflink.array.kernel;

import io.numflink.array.block.Block;
import java.util.function.Consumer;

/**
 * The elements of a block along one axis, the other indices being fixed: numbers {@code start} + i
 * · {@code stride} of its data.
 */
record Lane(int start, int stride, int length) {

  int at(int i) {
    return start + i * stride;
  }

  /** All lanes of a block along an axis. */
  static void forEach(Block block, int axis, Consumer<Lane> body) {
    int[] shape = block.shape();
    int stride = 1;
    for (int a = axis + 1; a < shape.length; a++) {
      stride *= shape[a];
    }
    int length = shape[axis];
    if (block.size() == 0) {
      return;
    }
    for (int outer = 0; outer < block.size(); outer += stride * length) {
      for (int inner = 0; inner < stride; inner++) {
        body.accept(new Lane(outer + inner, stride, length));
      }
    }
  }

  /** Copies the lane's elements of {@code from} to the front of {@code line}. */
  void gather(Object from, Object line) {
    if (stride == 1) {
      System.arraycopy(from, start, line, 0, length);
      return;
    }
    for (int i = 0; i < length; i++) {
      System.arraycopy(from, at(i), line, i, 1);
    }
  }

  /** Copies {@code line} to the lane's places in {@code to}. */
  void scatter(Object line, Object to) {
    if (stride == 1) {
      System.arraycopy(line, 0, to, start, length);
      return;
    }
    for (int i = 0; i < length; i++) {
      System.arraycopy(line, i, to, at(i), 1);
    }
  }
}
