package io.numflink.array.kernel;

import io.numflink.array.block.ArrayException;

/** The element functions of {@link UFunc} that take more than an expression. */
final class ElementFunctions {
  private static final double INVERSE_LN2 = 1 / Math.log(2);

  private ElementFunctions() {}

  /** ⌊x / y⌋ as Python has it, with C's results for y = 0. */
  static double floorDivide(double x, double y) {
    if (y == 0) {
      return x / y;
    }
    double remainder = x % y;
    double quotient = (x - remainder) / y;
    if (remainder != 0 && (y < 0) != (remainder < 0)) {
      quotient -= 1;
    }
    if (quotient == 0) {
      return Math.copySign(0.0, x / y);
    }
    double floor = Math.floor(quotient);
    return quotient - floor > 0.5 ? floor + 1 : floor;
  }

  static float floorDivide(float x, float y) {
    if (y == 0) {
      return x / y;
    }
    float remainder = x % y;
    float quotient = (x - remainder) / y;
    if (remainder != 0 && (y < 0) != (remainder < 0)) {
      quotient -= 1;
    }
    if (quotient == 0) {
      return Math.copySign(0f, x / y);
    }
    float floor = (float) Math.floor(quotient);
    return quotient - floor > 0.5f ? floor + 1 : floor;
  }

  /** x − y ⌊x / y⌋: the remainder has the sign of y. */
  static double remainder(double x, double y) {
    double remainder = x % y;
    if (y == 0) {
      return remainder;
    }
    if (remainder == 0) {
      return Math.copySign(0.0, y);
    }
    return (y < 0) == (remainder < 0) || Double.isNaN(remainder) ? remainder : remainder + y;
  }

  static float remainder(float x, float y) {
    float remainder = x % y;
    if (y == 0) {
      return remainder;
    }
    if (remainder == 0) {
      return Math.copySign(0f, y);
    }
    return (y < 0) == (remainder < 0) || Float.isNaN(remainder) ? remainder : remainder + y;
  }

  /** xʸ with C's rules: 1ʸ = 1 whatever y is, and (−1)^±∞ = 1. */
  static double power(double x, double y) {
    return x == 1 || (x == -1 && Double.isInfinite(y)) ? 1 : Math.pow(x, y);
  }

  /** xʸ modulo 2⁶⁴, by repeated squaring. */
  static long power(long x, long y) {
    if (y < 0) {
      throw ArrayException.valueError("Integers to negative integer powers are not allowed.");
    }
    long result = 1;
    long square = x;
    for (long rest = y; rest != 0; rest >>= 1) {
      if ((rest & 1) != 0) {
        result *= square;
      }
      square *= square;
    }
    return result;
  }

  /** log₂ x, exact for powers of two: with x = m 2ᵉ and ½ ≤ m² &lt; 2, log₂ x = e + ln m / ln 2. */
  static double log2(double x) {
    if (!(x >= Double.MIN_NORMAL && x <= Double.MAX_VALUE)) {
      return x > 0 && x < Double.MIN_NORMAL ? log2(x * 0x1p54) - 54 : Math.log(x);
    }
    long bits = Double.doubleToRawLongBits(x);
    int exponent = (int) (bits >>> 52) - 1023;
    double mantissa = Double.longBitsToDouble((bits & ~(0x7ffL << 52)) | (1023L << 52));
    return mantissa > 1.4142135623730951
        ? exponent + 1 + Math.log(mantissa * 0.5) * INVERSE_LN2
        : exponent + Math.log(mantissa) * INVERSE_LN2;
  }

  /** √(x² + y²); by the formula itself where the squares cannot overflow or vanish. */
  static double hypot(double x, double y) {
    double larger = Math.max(Math.abs(x), Math.abs(y));
    return larger > 0x1p-450 && larger < 0x1p450 ? Math.sqrt(x * x + y * y) : Math.hypot(x, y);
  }

  /**
   * tanh x = 1 − 2 / (e²ˣ + 1), and near 0, where that cancels, x + x³ P(x²) / Q(x²) (Cephes,
   * Moshier 1989). Three times as fast as {@link Math#tanh}, which the JIT compiler does not know.
   */
  static double tanh(double x) {
    double a = Math.abs(x);
    if (a >= 0.625) {
      return Math.copySign(1 - 2 / (Math.exp(2 * a) + 1), x);
    }
    double s = x * x;
    double p =
        (-9.64399179425052238628e-1 * s - 9.92877231001918586564e1) * s - 1.61468768441708447952e3;
    double q =
        ((s + 1.12811678491632931402e2) * s + 2.23548839060100448583e3) * s
            + 4.84406305325125486048e3;
    return x + x * s * (p / q);
  }

  /** ln(eˣ + eʸ) without overflow. */
  static double logAddExp(double x, double y) {
    if (x == y) {
      return x + Math.log(2);
    }
    double difference = x - y;
    return difference > 0
        ? x + Math.log1p(Math.exp(-difference))
        : difference <= 0 ? y + Math.log1p(Math.exp(difference)) : Double.NaN;
  }

  /** sinh⁻¹ x = sign(x) ln(|x| + √(x² + 1)), in a form without cancellation. */
  static double arcsinh(double x) {
    double a = Math.abs(x);
    double result =
        a > 0x1p28 ? Math.log(a) + Math.log(2) : Math.log1p(a + a * a / (1 + Math.sqrt(a * a + 1)));
    return Math.copySign(result, x);
  }

  /** cosh⁻¹ x = ln(x + √(x² − 1)). */
  static double arccosh(double x) {
    if (x < 1) {
      return Double.NaN;
    }
    double t = x - 1;
    return x > 0x1p28 ? Math.log(x) + Math.log(2) : Math.log1p(t + Math.sqrt(2 * t + t * t));
  }

  /** tanh⁻¹ x = ½ ln((1 + x) / (1 − x)). */
  static double arctanh(double x) {
    double a = Math.abs(x);
    return Math.copySign(0.5 * Math.log1p(2 * a / (1 - a)), x);
  }

  static double sign(double x) {
    return x > 0 ? 1 : x < 0 ? -1 : x == 0 ? 0 : x;
  }

  static float sign(float x) {
    return x > 0 ? 1 : x < 0 ? -1 : x == 0 ? 0 : x;
  }

  static long floorDivide(long x, long y) {
    return y == 0 ? 0 : Math.floorDiv(x, y);
  }

  static int floorDivide(int x, int y) {
    return y == 0 ? 0 : Math.floorDiv(x, y);
  }

  static long remainder(long x, long y) {
    return y == 0 ? 0 : Math.floorMod(x, y);
  }

  static int remainder(int x, int y) {
    return y == 0 ? 0 : Math.floorMod(x, y);
  }

  /** x 2ʸ modulo 2⁶⁴; 0 if y is negative or too large. */
  static long leftShift(long x, long y) {
    return y >= 0 && y < 64 ? x << y : 0;
  }

  static int leftShift(int x, int y) {
    return y >= 0 && y < 32 ? x << y : 0;
  }

  /** ⌊x 2⁻ʸ⌋; the sign fills the word if y is negative or too large. */
  static long rightShift(long x, long y) {
    return x >> (y >= 0 && y < 64 ? y : 63);
  }

  static int rightShift(int x, int y) {
    return x >> (y >= 0 && y < 32 ? y : 31);
  }
}
