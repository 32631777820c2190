package io.numflink.connectors.npy;

import io.numflink.array.block.DType;
import io.numflink.array.expr.Shapes;
import java.io.Serializable;

/**
 * Type and shape of an array that is saved.
 *
 * @param dtype the type of its elements
 * @param shape one extent an axis
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record ArrayHead(DType dtype, long[] shape) implements Serializable {
  ArrayHead {
    shape = shape.clone();
  }

  /** The header that precedes the elements. */
  byte[] header() {
    return NpyHeader.bytes(dtype, shape);
  }

  long dataBytes() {
    return Math.multiplyExact(Shapes.size(shape), dtype.bytes());
  }
}
