package io.numflink.array.script.numpy;

import io.numflink.array.block.DType;
import io.numflink.array.script.value.None;
import io.numflink.array.script.value.ScriptException;
import io.numflink.array.script.value.TypeValue;
import java.util.Map;
import java.util.Set;

/** The ways to write an element type: {@code np.float64}, {@code "f8"}, {@code float}, a dtype. */
final class DTypes {
  private static final Map<String, DType> BY_NAME =
      Map.ofEntries(
          Map.entry("bool", DType.BOOL),
          Map.entry("bool_", DType.BOOL),
          Map.entry("bool8", DType.BOOL),
          Map.entry("?", DType.BOOL),
          Map.entry("b1", DType.BOOL),
          Map.entry("int32", DType.INT32),
          Map.entry("intc", DType.INT32),
          Map.entry("i4", DType.INT32),
          Map.entry("i", DType.INT32),
          Map.entry("int64", DType.INT64),
          Map.entry("int", DType.INT64),
          Map.entry("int_", DType.INT64),
          Map.entry("intp", DType.INT64),
          Map.entry("longlong", DType.INT64),
          Map.entry("i8", DType.INT64),
          Map.entry("l", DType.INT64),
          Map.entry("float32", DType.FLOAT32),
          Map.entry("single", DType.FLOAT32),
          Map.entry("f4", DType.FLOAT32),
          Map.entry("f", DType.FLOAT32),
          Map.entry("float64", DType.FLOAT64),
          Map.entry("float", DType.FLOAT64),
          Map.entry("float_", DType.FLOAT64),
          Map.entry("double", DType.FLOAT64),
          Map.entry("f8", DType.FLOAT64),
          Map.entry("d", DType.FLOAT64));

  /** Types of NumPy that NumFlink has not. */
  static final Set<String> UNSUPPORTED =
      Set.of(
          "int8",
          "int16",
          "uint8",
          "uint16",
          "uint32",
          "uint64",
          "float16",
          "half",
          "longdouble",
          "float128",
          "complex64",
          "complex128",
          "complex",
          "complex_",
          "object",
          "object_",
          "str",
          "str_",
          "bytes",
          "bytes_",
          "datetime64",
          "timedelta64",
          "void",
          "ubyte",
          "byte",
          "short",
          "uint",
          "u1",
          "u2",
          "u4",
          "u8",
          "i1",
          "i2",
          "f2",
          "c8",
          "c16",
          "O",
          "S",
          "U",
          "O8");

  private DTypes() {}

  /** The type that a value of a script names; null for None. */
  static DType parse(Object value) {
    if (value == null || value == None.NONE) {
      return null;
    }
    DType dtype = find(value);
    if (dtype != null) {
      return dtype;
    }
    if (value instanceof String || value instanceof TypeValue) {
      String name = name(value);
      if (UNSUPPORTED.contains(name)) {
        throw new ScriptException(
            "NotImplementedError",
            "dtype '%s' is not supported by NumFlink; it has bool, int32, int64, float32 and float64"
                .formatted(name));
      }
      throw ScriptException.typeError("data type '%s' not understood".formatted(name));
    }
    throw ScriptException.typeError("Cannot interpret '%s' as a data type".formatted(value));
  }

  /** The type that a value names; null if it names none. */
  static DType find(Object value) {
    if (value instanceof DTypeValue dtype) {
      return dtype.dtype();
    }
    if (value instanceof ScalarType type) {
      return type.dtype();
    }
    return value instanceof String || value instanceof TypeValue ? BY_NAME.get(name(value)) : null;
  }

  private static String name(Object value) {
    if (value instanceof TypeValue type) {
      return type.name();
    }
    String name = (String) value;
    boolean ordered = name.length() > 1 && "<=|".indexOf(name.charAt(0)) >= 0;
    return ordered ? name.substring(1) : name;
  }

  /** The one-letter code. */
  static String letter(DType dtype) {
    return switch (dtype) {
      case BOOL -> "?";
      case INT32 -> "i";
      case INT64 -> "l";
      case FLOAT32 -> "f";
      case FLOAT64 -> "d";
    };
  }

  /** The name of Python's type of such elements. */
  static String pythonName(DType dtype) {
    return switch (dtype.kind()) {
      case 'b' -> "bool";
      case 'i' -> "int";
      default -> "float";
    };
  }

  /** The name of NumPy's scalar type. */
  static String scalarName(DType dtype) {
    return dtype == DType.BOOL ? "numpy.bool_" : "numpy." + dtype.numpyName();
  }
}
