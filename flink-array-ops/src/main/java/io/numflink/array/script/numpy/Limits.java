package io.numflink.array.script.numpy;

import io.numflink.array.block.DType;
import io.numflink.array.script.value.ScriptException;
import io.numflink.array.script.value.ScriptObject;
import java.util.Map;

/** {@code np.finfo} or {@code np.iinfo} of a type. */
record Limits(String typeName, Map<String, Object> values) implements ScriptObject {

  static Limits ofFloating(DType dtype, Conversion conversion) {
    if (dtype == null || !dtype.isFloating()) {
      throw ScriptException.valueError("data type not inexact");
    }
    boolean wide = dtype == DType.FLOAT64;
    double max = wide ? Double.MAX_VALUE : Float.MAX_VALUE;
    double tiny = wide ? Double.MIN_NORMAL : Float.MIN_NORMAL;
    return new Limits(
        "finfo",
        Map.of(
            "eps", conversion.converted(wide ? 0x1p-52 : 0x1p-23, dtype),
            "max", conversion.converted(max, dtype),
            "min", conversion.converted(-max, dtype),
            "tiny", conversion.converted(tiny, dtype),
            "smallest_normal", conversion.converted(tiny, dtype),
            "resolution", conversion.converted(wide ? 1e-15 : 1e-6, dtype),
            "bits", 8L * dtype.bytes()));
  }

  static Limits ofInteger(DType dtype) {
    if (dtype == null || dtype.kind() != 'i') {
      throw ScriptException.valueError("Invalid integer data type");
    }
    boolean wide = dtype == DType.INT64;
    return new Limits(
        "iinfo",
        Map.of(
            "max", wide ? Long.MAX_VALUE : (long) Integer.MAX_VALUE,
            "min", wide ? Long.MIN_VALUE : (long) Integer.MIN_VALUE,
            "bits", 8L * dtype.bytes()));
  }

  @Override
  public Object attribute(String name) {
    return values.get(name);
  }
}
