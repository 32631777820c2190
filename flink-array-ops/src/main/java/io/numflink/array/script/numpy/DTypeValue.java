package io.numflink.array.script.numpy;

import io.numflink.array.block.DType;
import io.numflink.array.script.value.ScriptObject;

/**
 * A {@code numpy.dtype}: what {@code x.dtype} is.
 *
 * @param dtype the type it stands for
 * @param conversion what its scalar type converts with
 */
record DTypeValue(DType dtype, Conversion conversion) implements ScriptObject {

  @Override
  public String typeName() {
    return "dtype[" + DTypes.scalarName(dtype).substring("numpy.".length()) + "]";
  }

  @Override
  public Object attribute(String name) {
    return switch (name) {
      case "name" -> dtype.numpyName();
      case "itemsize" -> (long) dtype.bytes();
      case "kind" -> String.valueOf(dtype.kind());
      case "char" -> DTypes.letter(dtype);
      case "str" -> (dtype == DType.BOOL ? "|b" : "<" + dtype.kind()) + dtype.bytes();
      case "type" -> new ScalarType(dtype, conversion);
      default -> null;
    };
  }

  @Override
  public boolean equalTo(Object other) {
    return DTypes.find(other) == dtype;
  }

  @Override
  public String repr() {
    return "dtype('" + dtype.numpyName() + "')";
  }

  @Override
  public String str() {
    return dtype.numpyName();
  }
}
