package io.numflink.connectors.npy;

import io.numflink.array.block.ArrayException;
import io.numflink.array.block.DType;
import java.nio.ByteOrder;

/**
 * The type of the elements in a file: one of NumFlink's types in a byte order.
 *
 * @param dtype the type
 * @param bigEndian whether the most significant byte comes first
 */
record NpyType(DType dtype, boolean bigEndian) {

  /** Parses a type such as {@code <f8}; {@code file} is for the message. */
  static NpyType parse(String descr, String file) {
    String code = descr.isEmpty() ? "" : descr.substring(1);
    DType dtype =
        switch (code) {
          case "f8" -> DType.FLOAT64;
          case "f4" -> DType.FLOAT32;
          case "i8" -> DType.INT64;
          case "i4" -> DType.INT32;
          case "b1" -> DType.BOOL;
          default ->
              throw ArrayException.typeError(
                  "'%s' holds elements of type %s, NumFlink's arrays are of float64, float32, int64, int32 or bool: convert it with .astype(...) and save it anew"
                      .formatted(file, name(descr)));
        };
    boolean nativeBigEndian =
        descr.charAt(0) == '=' && ByteOrder.nativeOrder() == ByteOrder.BIG_ENDIAN;
    return new NpyType(dtype, descr.charAt(0) == '>' || nativeBigEndian);
  }

  /** NumPy's name of a type that is none of NumFlink's, with its code. */
  private static String name(String descr) {
    if (descr.startsWith("[")) {
      return "structured " + descr;
    }
    if (descr.length() < 2) {
      return "'" + descr + "'";
    }
    String size = descr.substring(2);
    String bits = size.matches("[0-9]{1,4}") ? Integer.toString(8 * Integer.parseInt(size)) : size;
    String name =
        switch (descr.charAt(1)) {
          case 'c' -> "complex" + bits;
          case 'f' -> "float" + bits;
          case 'i' -> "int" + bits;
          case 'u' -> "uint" + bits;
          case 'O' -> "object";
          case 'S' -> "bytes";
          case 'U' -> "str";
          case 'M' -> "datetime64";
          case 'm' -> "timedelta64";
          case 'V' -> "void";
          default -> "unknown";
        };
    return "%s ('%s')".formatted(name, descr);
  }

  /** NumPy's code of a type as this module writes it: little-endian. */
  static String descr(DType dtype) {
    return switch (dtype) {
      case FLOAT64 -> "<f8";
      case FLOAT32 -> "<f4";
      case INT64 -> "<i8";
      case INT32 -> "<i4";
      case BOOL -> "|b1";
    };
  }

  ByteOrder order() {
    return bigEndian ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
  }
}
