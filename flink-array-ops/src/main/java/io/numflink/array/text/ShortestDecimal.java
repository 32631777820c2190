package io.numflink.array.text;

import java.math.BigDecimal;
import java.math.BigInteger;

/**
 * The decimal number with the fewest digits that rounds to a given floating-point number, and of
 * those the nearest: Steele and White's and Dragon4's digit generation ("How to print
 * floating-point numbers accurately", PLDI 1990), as NumPy and CPython print. ({@code
 * Double.toString} gives a digit too many for some numbers before JDK 19.)
 *
 * <p>A number v = m 2ᵉ is read back from all of (v − v⁻, v + v⁺), where v⁺ is half the distance to
 * the next number and v⁻ half that to the previous one; and from the ends too if m is even.
 */
final class ShortestDecimal {
  private ShortestDecimal() {}

  /** Of the absolute value of a finite number. */
  static BigDecimal of(double value) {
    long bits = Double.doubleToRawLongBits(value);
    int exponent = (int) (bits >>> 52 & 0x7ff);
    long fraction = bits & 0xfffffffffffffL;
    return exponent == 0
        ? digits(fraction, -1074, false)
        : digits(fraction | 1L << 52, exponent - 1075, fraction == 0 && exponent > 1);
  }

  /** Of the absolute value of a finite number. */
  static BigDecimal of(float value) {
    int bits = Float.floatToRawIntBits(value);
    int exponent = bits >>> 23 & 0xff;
    int fraction = bits & 0x7fffff;
    return exponent == 0
        ? digits(fraction, -149, false)
        : digits(fraction | 1 << 23, exponent - 150, fraction == 0 && exponent > 1);
  }

  /**
   * @param closerBelow whether the previous number is only half as far away as the next
   */
  private static BigDecimal digits(long mantissa, int exponent, boolean closerBelow) {
    if (mantissa == 0) {
      return BigDecimal.ZERO;
    }
    // v = value / scale, v⁻ = below / scale, v⁺ = above / scale
    int spare = closerBelow ? 2 : 1;
    BigInteger value = BigInteger.valueOf(mantissa).shiftLeft(spare + Math.max(0, exponent));
    BigInteger scale = BigInteger.ONE.shiftLeft(spare + Math.max(0, -exponent));
    BigInteger below = BigInteger.ONE.shiftLeft(Math.max(0, exponent));
    BigInteger above = closerBelow ? below.shiftLeft(1) : below;
    boolean inclusive = (mantissa & 1) == 0;

    // 10ᵏ⁻¹ ≤ v < 10ᵏ, the logarithm being at most one too small
    int bits = Long.SIZE - Long.numberOfLeadingZeros(mantissa);
    int k = (int) Math.ceil((exponent + bits - 1) * Math.log10(2) - 0.69);
    if (k > 0) {
      scale = scale.multiply(BigInteger.TEN.pow(k));
    } else if (k < 0) {
      BigInteger power = BigInteger.TEN.pow(-k);
      value = value.multiply(power);
      below = below.multiply(power);
      above = above.multiply(power);
    }
    if (value.compareTo(scale) >= 0) {
      k++;
    } else {
      value = value.multiply(BigInteger.TEN);
      below = below.multiply(BigInteger.TEN);
      above = above.multiply(BigInteger.TEN);
    }

    long digits = 0;
    for (int count = 1; ; count++) {
      BigInteger[] division = value.divideAndRemainder(scale);
      long digit = division[0].longValueExact();
      value = division[1];
      boolean low = value.compareTo(below) < (inclusive ? 1 : 0);
      boolean high = value.add(above).compareTo(scale) > (inclusive ? -1 : 0);
      digits = digits * 10 + digit;
      if (low || high) {
        boolean up = low == high ? isAboveHalf(value, scale, digit) : high;
        return new BigDecimal(BigInteger.valueOf(up ? digits + 1 : digits), count - k);
      }
      value = value.multiply(BigInteger.TEN);
      below = below.multiply(BigInteger.TEN);
      above = above.multiply(BigInteger.TEN);
    }
  }

  private static boolean isAboveHalf(BigInteger value, BigInteger scale, long digit) {
    int half = value.shiftLeft(1).compareTo(scale);
    return half > 0 || (half == 0 && (digit & 1) == 1);
  }
}
