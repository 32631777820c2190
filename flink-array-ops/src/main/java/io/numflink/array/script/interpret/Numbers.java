package io.numflink.array.script.interpret;

import io.numflink.array.script.value.BinaryOperator;
import io.numflink.array.script.value.ScriptException;
import io.numflink.array.script.value.ScriptValues;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;

/** Arithmetic of Python's bool, int and float. */
final class Numbers {
  private static final double EXACT = 0x1p53;

  private Numbers() {}

  /** {@code left op right} of two numbers; null if Python does not define it. */
  static Object binary(BinaryOperator operator, Object left, Object right) {
    if (left instanceof Double || right instanceof Double) {
      return floats(operator, ScriptValues.toDouble(left), ScriptValues.toDouble(right));
    }
    if (left instanceof Boolean a && right instanceof Boolean b) {
      switch (operator) {
        case AND:
          return a & b;
        case OR:
          return a | b;
        case XOR:
          return a ^ b;
        default:
          break;
      }
    }
    if (left instanceof BigInteger || right instanceof BigInteger) {
      return integers(operator, ScriptValues.toBig(left), ScriptValues.toBig(right));
    }
    return longs(operator, toLong(left), toLong(right));
  }

  private static long toLong(Object value) {
    return value instanceof Boolean b ? (b ? 1 : 0) : (Long) value;
  }

  private static Object longs(BinaryOperator operator, long a, long b) {
    switch (operator) {
      case ADD -> {
        long sum = a + b;
        if (((a ^ sum) & (b ^ sum)) >= 0) {
          return sum;
        }
      }
      case SUBTRACT -> {
        long difference = a - b;
        if (((a ^ b) & (a ^ difference)) >= 0) {
          return difference;
        }
      }
      case MULTIPLY -> {
        if (Math.multiplyHigh(a, b) == (a * b) >> 63) {
          return a * b;
        }
      }
      case DIVIDE -> {
        if (b != 0 && Math.abs(a) < EXACT && Math.abs(b) < EXACT) {
          return (double) a / b;
        }
      }
      case FLOOR_DIVIDE -> {
        if (b != 0 && b != -1) {
          return Math.floorDiv(a, b);
        }
      }
      case MODULO -> {
        if (b != 0) {
          return Math.floorMod(a, b);
        }
      }
      case AND -> {
        return a & b;
      }
      case OR -> {
        return a | b;
      }
      case XOR -> {
        return a ^ b;
      }
      default -> {}
    }
    return integers(operator, BigInteger.valueOf(a), BigInteger.valueOf(b));
  }

  private static Object integers(BinaryOperator operator, BigInteger a, BigInteger b) {
    return switch (operator) {
      case ADD -> ScriptValues.integer(a.add(b));
      case SUBTRACT -> ScriptValues.integer(a.subtract(b));
      case MULTIPLY -> ScriptValues.integer(a.multiply(b));
      case DIVIDE -> divide(a, b);
      case FLOOR_DIVIDE -> ScriptValues.integer(floorDivide(a, b)[0]);
      case MODULO -> {
        if (b.signum() == 0) {
          throw ScriptException.zeroDivision("integer modulo by zero");
        }
        yield ScriptValues.integer(floorDivide(a, b)[1]);
      }
      case POWER -> power(a, b);
      case AND -> ScriptValues.integer(a.and(b));
      case OR -> ScriptValues.integer(a.or(b));
      case XOR -> ScriptValues.integer(a.xor(b));
      case LEFT_SHIFT -> ScriptValues.integer(a.shiftLeft(shift(b)));
      case RIGHT_SHIFT -> ScriptValues.integer(a.shiftRight(shift(b)));
      case MATMUL -> null;
    };
  }

  private static int shift(BigInteger count) {
    if (count.signum() < 0) {
      throw ScriptException.valueError("negative shift count");
    }
    if (count.bitLength() > 31) {
      throw ScriptException.overflow("too many digits in integer");
    }
    return count.intValue();
  }

  private static Double divide(BigInteger a, BigInteger b) {
    if (b.signum() == 0) {
      throw ScriptException.zeroDivision("division by zero");
    }
    double quotient =
        new BigDecimal(a).divide(new BigDecimal(b), new MathContext(60)).doubleValue();
    if (Double.isInfinite(quotient)) {
      throw ScriptException.overflow("integer division result too large for a float");
    }
    return quotient;
  }

  /** The quotient rounded down, and the remainder, which has the divisor's sign. */
  private static BigInteger[] floorDivide(BigInteger a, BigInteger b) {
    if (b.signum() == 0) {
      throw ScriptException.zeroDivision("integer division or modulo by zero");
    }
    BigInteger[] parts = a.divideAndRemainder(b);
    if (parts[1].signum() != 0 && parts[1].signum() != b.signum()) {
      parts[0] = parts[0].subtract(BigInteger.ONE);
      parts[1] = parts[1].add(b);
    }
    return parts;
  }

  private static Object power(BigInteger base, BigInteger exponent) {
    if (exponent.signum() < 0) {
      return floatPower(ScriptValues.toDouble(base), ScriptValues.toDouble(exponent));
    }
    if (base.bitLength() <= 1 && base.signum() >= 0) {
      return exponent.signum() == 0 ? (Object) 1L : (Object) base.longValue();
    }
    if (base.equals(BigInteger.ONE.negate())) {
      return exponent.testBit(0) ? -1L : 1L;
    }
    if (exponent.bitLength() > 31 || (long) base.bitLength() * exponent.longValue() > 1L << 32) {
      throw new ScriptException("MemoryError", "integer power too large");
    }
    return ScriptValues.integer(base.pow(exponent.intValue()));
  }

  private static Object floats(BinaryOperator operator, double a, double b) {
    return switch (operator) {
      case ADD -> a + b;
      case SUBTRACT -> a - b;
      case MULTIPLY -> a * b;
      case DIVIDE -> {
        if (b == 0) {
          throw ScriptException.zeroDivision("float division by zero");
        }
        yield a / b;
      }
      case FLOOR_DIVIDE -> {
        if (b == 0) {
          throw ScriptException.zeroDivision("float floor division by zero");
        }
        yield floorDivide(a, b);
      }
      case MODULO -> {
        if (b == 0) {
          throw ScriptException.zeroDivision("float modulo");
        }
        yield modulo(a, b);
      }
      case POWER -> floatPower(a, b);
      default -> null;
    };
  }

  private static double modulo(double a, double b) {
    double remainder = a % b;
    if (remainder == 0) {
      return Math.copySign(0.0, b);
    }
    return (remainder < 0) == (b < 0) ? remainder : remainder + b;
  }

  private static double floorDivide(double a, double b) {
    double quotient = (a - modulo(a, b)) / b;
    if (quotient == 0) {
      return Math.copySign(0.0, a / b);
    }
    double floor = Math.floor(quotient);
    return quotient - floor > 0.5 ? floor + 1 : floor;
  }

  private static Double floatPower(double a, double b) {
    if (a == 0 && b < 0) {
      throw ScriptException.zeroDivision("0.0 cannot be raised to a negative power");
    }
    if (a < 0 && Double.isFinite(a) && Double.isFinite(b) && b != Math.rint(b)) {
      throw ScriptException.valueError(
          "a negative number to a fractional power is complex, which is not supported");
    }
    double result = a == 1 || (a == -1 && Double.isInfinite(b)) ? 1 : Math.pow(a, b);
    if (Double.isInfinite(result) && Double.isFinite(a) && Double.isFinite(b)) {
      throw new ScriptException(Interpreter.rangeError());
    }
    return result;
  }

  /** Quotient and remainder as {@code divmod} gives them. */
  static Object[] divmod(Object a, Object b) {
    if ((a instanceof Double || b instanceof Double) && ScriptValues.toDouble(b) == 0) {
      throw ScriptException.zeroDivision("float divmod()");
    }
    return new Object[] {
      binary(BinaryOperator.FLOOR_DIVIDE, a, b), binary(BinaryOperator.MODULO, a, b)
    };
  }

  /** −1, 0 or 1; 2 if they cannot be ordered since one is NaN. */
  static int compare(Object left, Object right) {
    if (left instanceof Long a && right instanceof Long b) {
      return Long.compare(a, b);
    }
    if (!(left instanceof Double) && !(right instanceof Double)) {
      return ScriptValues.toBig(left).compareTo(ScriptValues.toBig(right));
    }
    if (left instanceof Double a && right instanceof Double b) {
      return compare(a.doubleValue(), b.doubleValue());
    }
    return left instanceof Double d ? mixed(d, right) : invert(mixed((Double) right, left));
  }

  private static int invert(int order) {
    return order == 2 ? 2 : -order;
  }

  private static int compare(double a, double b) {
    return Double.isNaN(a) || Double.isNaN(b) ? 2 : a < b ? -1 : a > b ? 1 : 0;
  }

  private static int mixed(double a, Object integer) {
    if (Double.isNaN(a) || Double.isInfinite(a)) {
      return compare(a, 0);
    }
    if (!(integer instanceof BigInteger) && Math.abs(toLong(integer)) < EXACT) {
      return compare(a, toLong(integer));
    }
    return new BigDecimal(a).compareTo(new BigDecimal(ScriptValues.toBig(integer)));
  }
}
