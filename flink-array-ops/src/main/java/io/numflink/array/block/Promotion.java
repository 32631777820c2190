package io.numflink.array.block;

import java.util.List;

/**
 * Which type an operation on several types has: the rules of NumPy 1.24 ({@code result_type}).
 *
 * <p>Arrays promote by {@link #promote(DType, DType)}, the smallest type that holds both:
 *
 * <pre>
 *            bool     int32    int64    float32  float64
 *   bool     bool     int32    int64    float32  float64
 *   int32             int32    int64    float64  float64
 *   int64                      int64    float64  float64
 *   float32                             float32  float64
 * </pre>
 *
 * <p>A scalar (a Python number or a 0-d array) beside arrays of its own or a higher kind counts
 * only as much as its value needs; see {@link #besideArrays(DType, Object)}.
 */
public final class Promotion {
  private Promotion() {}

  /** The smallest type to which both types convert without loss of kind or range. */
  public static DType promote(DType a, DType b) {
    DType low = a.compareTo(b) < 0 ? a : b;
    DType high = low == a ? b : a;
    return high == DType.FLOAT32 && low.kind() == 'i' ? DType.FLOAT64 : high;
  }

  /** {@link #promote(DType, DType)} over one or more types. */
  public static DType promote(DType first, DType... others) {
    DType result = first;
    for (DType other : others) {
      result = promote(result, other);
    }
    return result;
  }

  /**
   * The type of an operation on arrays of the types {@code arrays} and the scalars {@code scalars},
   * each a {@link Boolean}, an integer {@link Number} (a Python int), a {@link Double} (a Python
   * float), a {@link Float} ({@code np.float32}) or, for a 0-d array whose value is not yet known,
   * a {@link DType}.
   */
  public static DType resultType(List<DType> arrays, List<?> scalars) {
    DType common = null;
    for (DType array : arrays) {
      common = common == null ? array : promote(common, array);
    }
    DType result = common;
    for (Object scalar : scalars) {
      DType type = common == null ? ofScalar(scalar) : besideArrays(common, scalar);
      result = result == null ? type : promote(result, type);
    }
    if (result == null) {
      throw ArrayException.valueError("at least one array or dtype is required");
    }
    return result;
  }

  /** The type that a scalar has by itself. */
  public static DType ofScalar(Object scalar) {
    if (scalar instanceof DType type) {
      return type;
    }
    if (scalar instanceof Boolean) {
      return DType.BOOL;
    }
    if (scalar instanceof Double) {
      return DType.FLOAT64;
    }
    if (scalar instanceof Float) {
      return DType.FLOAT32;
    }
    if (scalar instanceof Number) {
      return DType.INT64;
    }
    throw ArrayException.typeError("not a scalar: " + scalar);
  }

  /**
   * The type that a scalar counts as in an operation with arrays whose common type is {@code
   * arrays}. A scalar of a higher kind (bool &lt; int &lt; float) keeps its own type. Otherwise it
   * takes the smallest type that holds its value: an int beside int32 is int32 if it fits; a float
   * beside float32 is float32 unless it overflows; an int beside float32 is float32 up to 16 bits,
   * which float32 holds exactly, and makes the result float64 above.
   */
  public static DType besideArrays(DType arrays, Object scalar) {
    return besideArrays(arrays, ofScalar(scalar), scalar);
  }

  /**
   * The same for a scalar that has a type of its own, which its value does not tell.
   *
   * @param scalar its value, or the type if the value is not yet known
   */
  public static DType besideArrays(DType arrays, DType own, Object scalar) {
    if (rank(own) > rank(arrays)) {
      return own;
    }
    return own == DType.BOOL || arrays == DType.INT64 || arrays == DType.FLOAT64
        ? arrays
        : fits(arrays, scalar) ? arrays : wider(arrays);
  }

  private static boolean fits(DType type, Object scalar) {
    if (!(scalar instanceof Number number)) {
      return true;
    }
    if (scalar instanceof Double || scalar instanceof Float) {
      double value = number.doubleValue();
      return Double.isNaN(value) || Double.isInfinite(value) || Math.abs(value) < 3.4e38;
    }
    long value = number.longValue();
    return type == DType.INT32 ? value == (int) value : value >= -32768 && value <= 65535;
  }

  private static DType wider(DType type) {
    return type.isFloating() ? DType.FLOAT64 : DType.INT64;
  }

  private static int rank(DType type) {
    return "bif".indexOf(type.kind());
  }
}
