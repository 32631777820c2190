package io.numflink.array.script.value;

import java.math.BigInteger;
import java.util.List;

/**
 * How values of a script are represented.
 *
 * <table>
 *   <caption>Values</caption>
 *   <tr><td>None, ...</td><td>{@link None}, {@link EllipsisValue}</td></tr>
 *   <tr><td>bool, float, str</td><td>{@link Boolean}, {@link Double}, {@link String}</td></tr>
 *   <tr><td>int</td><td>{@link Long} if it fits, else {@link BigInteger}: see {@link #integer}</td></tr>
 *   <tr><td>list, tuple, dict, set</td><td>{@link ListValue}, {@link TupleValue}, {@link DictValue},
 *     {@link SetValue}</td></tr>
 *   <tr><td>range, slice</td><td>{@link RangeValue}, {@link SliceValue}</td></tr>
 *   <tr><td>functions, types, exceptions</td><td>{@link Callable}, {@link TypeValue}, {@link
 *     ExceptionValue}</td></tr>
 *   <tr><td>iterators, generators</td><td>{@link java.util.Iterator}</td></tr>
 *   <tr><td>arrays, NumPy scalars</td><td>{@link ArrayValue}, {@link NumpyScalar}</td></tr>
 *   <tr><td>modules, others</td><td>{@link ScriptObject}</td></tr>
 * </table>
 */
public final class ScriptValues {
  private static final BigInteger MIN = BigInteger.valueOf(Long.MIN_VALUE);
  private static final BigInteger MAX = BigInteger.valueOf(Long.MAX_VALUE);

  private ScriptValues() {}

  /** An int, in the representation that fits it. */
  public static Object integer(BigInteger value) {
    return value.compareTo(MIN) >= 0 && value.compareTo(MAX) <= 0
        ? (Object) value.longValue()
        : value;
  }

  /** Whether it is an int or a bool. */
  public static boolean isInteger(Object value) {
    return value instanceof Long || value instanceof Boolean || value instanceof BigInteger;
  }

  /** Whether it is an int, a bool or a float. */
  public static boolean isNumber(Object value) {
    return value instanceof Double || isInteger(value);
  }

  /** The value of an int or a bool. */
  public static BigInteger toBig(Object value) {
    if (value instanceof BigInteger big) {
      return big;
    }
    return BigInteger.valueOf(value instanceof Boolean b ? (b ? 1 : 0) : (Long) value);
  }

  /** A number as float; an int beyond its range overflows as in Python. */
  public static double toDouble(Object value) {
    if (value instanceof Double d) {
      return d;
    }
    if (value instanceof Long l) {
      return l;
    }
    if (value instanceof Boolean b) {
      return b ? 1 : 0;
    }
    double result = ((BigInteger) value).doubleValue();
    if (Double.isInfinite(result)) {
      throw ScriptException.overflow("int too large to convert to float");
    }
    return result;
  }

  /** The items of a list or a tuple; null of anything else. */
  public static List<Object> sequence(Object value) {
    if (value instanceof ListValue list) {
      return list.items();
    }
    return value instanceof TupleValue tuple ? tuple.items() : null;
  }
}
