package io.numflink.array.reference;

import io.numflink.array.kernel.UFunc;
import java.math.BigInteger;

/** What the element-wise functions mean, on float64 and on int64 (bools are 0 and 1). */
final class ReferenceFunctions {
  private ReferenceFunctions() {}

  static double real(UFunc function, double... a) {
    double x = a[0];
    double y = a.length > 1 ? a[1] : Double.NaN;
    return switch (function) {
      case ADD -> x + y;
      case SUBTRACT -> x - y;
      case MULTIPLY -> x * y;
      case TRUE_DIVIDE -> x / y;
      case FLOOR_DIVIDE -> y == 0 ? x / y : Math.floor(x / y);
      case REMAINDER -> remainder(x, y);
      case FMOD -> x % y;
      case POWER -> Math.pow(x, y);
      case NEGATIVE -> -x;
      case POSITIVE -> x;
      case ABSOLUTE, FABS -> Math.abs(x);
      case SIGN -> Double.isNaN(x) ? x : x > 0 ? 1 : x < 0 ? -1 : 0;
      case SQUARE -> x * x;
      case RECIPROCAL -> 1 / x;
      case SQRT -> Math.sqrt(x);
      case CBRT -> Math.cbrt(x);
      case EXP -> Math.exp(x);
      case EXP2 -> Math.pow(2, x);
      case EXPM1 -> Math.expm1(x);
      case LOG -> Math.log(x);
      case LOG1P -> Math.log1p(x);
      case LOG2 -> Math.log(x) / Math.log(2);
      case LOG10 -> Math.log10(x);
      case LOGADDEXP -> Math.max(x, y) + Math.log1p(Math.exp(-Math.abs(x - y)));
      case SIN -> Math.sin(x);
      case COS -> Math.cos(x);
      case TAN -> Math.tan(x);
      case ARCSIN -> Math.asin(x);
      case ARCCOS -> Math.acos(x);
      case ARCTAN -> Math.atan(x);
      case ARCTAN2 -> Math.atan2(x, y);
      case SINH -> Math.sinh(x);
      case COSH -> Math.cosh(x);
      case TANH -> Math.tanh(x);
      case ARCSINH ->
          Math.copySign(Math.log1p(Math.abs(x) + x * x / (1 + Math.sqrt(x * x + 1))), x);
      case ARCCOSH -> Math.log1p(x - 1 + Math.sqrt((x - 1) * (x + 1)));
      case ARCTANH -> 0.5 * (Math.log1p(x) - Math.log1p(-x));
      case HYPOT -> Math.hypot(x, y);
      case DEG2RAD -> x / 180 * Math.PI;
      case RAD2DEG -> x / Math.PI * 180;
      case MAXIMUM -> Math.max(x, y);
      case MINIMUM -> Math.min(x, y);
      case FMAX -> Double.isNaN(x) ? y : Double.isNaN(y) ? x : Math.max(x, y);
      case FMIN -> Double.isNaN(x) ? y : Double.isNaN(y) ? x : Math.min(x, y);
      case CLIP -> Math.min(Math.max(x, y), a[2]);
      case FLOOR -> Math.floor(x);
      case CEIL -> Math.ceil(x);
      case RINT -> Math.rint(x);
      case TRUNC -> x < 0 ? Math.ceil(x) : Math.floor(x);
      case COPYSIGN -> Math.copySign(x, y);
      case EQUAL -> truth(x == y);
      case NOT_EQUAL -> truth(x != y);
      case LESS -> truth(x < y);
      case LESS_EQUAL -> truth(x <= y);
      case GREATER -> truth(x > y);
      case GREATER_EQUAL -> truth(x >= y);
      case LOGICAL_AND -> truth(x != 0 && y != 0);
      case LOGICAL_OR -> truth(x != 0 || y != 0);
      case LOGICAL_XOR -> truth(x != 0 ^ y != 0);
      case LOGICAL_NOT -> truth(x == 0);
      case ISNAN -> truth(Double.isNaN(x));
      case ISINF -> truth(Double.isInfinite(x));
      case ISFINITE -> truth(Double.isFinite(x));
      case SIGNBIT -> truth(Math.copySign(1, x) < 0);
      default -> throw new IllegalArgumentException(function + " of real numbers");
    };
  }

  private static double remainder(double x, double y) {
    double r = x % y;
    return r != 0 && (r < 0) != (y < 0) ? r + y : r;
  }

  private static double truth(boolean condition) {
    return condition ? 1 : 0;
  }

  static long integer(UFunc function, boolean bools, long... a) {
    long x = a[0];
    long y = a.length > 1 ? a[1] : 0;
    return switch (function) {
      case ADD -> x + y;
      case SUBTRACT -> x - y;
      case MULTIPLY -> x * y;
      case FLOOR_DIVIDE -> y == 0 ? 0 : Math.floorDiv(x, y);
      case REMAINDER -> y == 0 ? 0 : Math.floorMod(x, y);
      case FMOD -> y == 0 ? 0 : x % y;
      case POWER -> BigInteger.valueOf(x).pow(Math.toIntExact(y)).longValue();
      case NEGATIVE -> -x;
      case POSITIVE -> x;
      case ABSOLUTE -> Math.abs(x);
      case SIGN -> Long.signum(x);
      case SQUARE -> x * x;
      case MAXIMUM, FMAX -> Math.max(x, y);
      case MINIMUM, FMIN -> Math.min(x, y);
      case CLIP -> Math.min(Math.max(x, y), a[2]);
      case EQUAL -> x == y ? 1 : 0;
      case NOT_EQUAL -> x != y ? 1 : 0;
      case LESS -> x < y ? 1 : 0;
      case LESS_EQUAL -> x <= y ? 1 : 0;
      case GREATER -> x > y ? 1 : 0;
      case GREATER_EQUAL -> x >= y ? 1 : 0;
      case LOGICAL_AND -> x != 0 && y != 0 ? 1 : 0;
      case LOGICAL_OR -> x != 0 || y != 0 ? 1 : 0;
      case LOGICAL_XOR -> x != 0 ^ y != 0 ? 1 : 0;
      case LOGICAL_NOT -> x == 0 ? 1 : 0;
      case ISNAN, ISINF -> 0;
      case SIGNBIT -> x < 0 ? 1 : 0;
      case ISFINITE -> 1;
      case BITWISE_AND -> x & y;
      case BITWISE_OR -> x | y;
      case BITWISE_XOR -> x ^ y;
      case INVERT -> bools ? 1 - x : ~x;
      case LEFT_SHIFT -> y >= 64 ? 0 : x << y;
      case RIGHT_SHIFT -> x >> Math.min(y, 63);
      default -> throw new IllegalArgumentException(function + " of integers");
    };
  }
}
