package io.numflink.array.script.value;

import java.math.BigInteger;
import java.util.List;

/**
 * Values as keys of dicts and sets: equal and of equal hash where Python says so ({@code 1 == 1.0
 * == True}).
 */
final class HashKey {
  private HashKey() {}

  /** A Java object that stands for the value among keys. */
  static Object of(Object value) {
    if (value instanceof Boolean b) {
      return b ? 1L : 0L;
    }
    if (value instanceof Double d && d == Math.rint(d) && Math.abs(d) < 0x1p63) {
      return d.longValue();
    }
    if (value instanceof BigInteger big && big.bitLength() < 64) {
      return big.longValue();
    }
    if (value instanceof TupleValue tuple) {
      List<Object> keys = tuple.items().stream().map(HashKey::of).toList();
      return new TupleKey(keys);
    }
    if (value instanceof NumpyScalar scalar) {
      return of(scalar.toPython());
    }
    if (value instanceof ListValue) {
      throw unhashable("list");
    }
    if (value instanceof DictValue) {
      throw unhashable("dict");
    }
    if (value instanceof SetValue) {
      throw unhashable("set");
    }
    if (value instanceof SliceValue) {
      throw unhashable("slice");
    }
    if (value instanceof ArrayValue) {
      throw unhashable("numpy.ndarray");
    }
    return value;
  }

  private record TupleKey(List<Object> items) {}

  private static ScriptException unhashable(String type) {
    return ScriptException.typeError("unhashable type: '" + type + "'");
  }
}
