package io.numflink.connectors.text;

import java.math.BigInteger;

/**
 * Decimal floating-point numbers w · 10^q as doubles, by the product of w and 128 bits of 10^q (D.
 * Lemire, Number parsing at a gigabyte per second, Software: Practice and Experience 51, 2021,
 * section 5).
 */
final class PowersOfTen {
  /** Numbers further from 1 than 10^±45 are rare, and a larger table takes longer to make. */
  static final int LARGEST = 64;

  /** The bits of a double's significand, without the hidden one. */
  private static final int FRACTION = 52;

  private static final int BIAS = 1023;

  /** The bits below the one by which numbers are rounded: all of them if 2¹²⁶ ≤ p &lt; 2¹²⁷. */
  private static final long CARRIED_THROUGH = (1 << 9) - 1;

  /** t = HIGH · 2⁶⁴ + LOW = ⌊10^q / 2^EXPONENT⌋, 2¹²⁷ ≤ t &lt; 2¹²⁸, at q + LARGEST. */
  private static final long[] HIGH = new long[2 * LARGEST + 1];

  private static final long[] LOW = new long[2 * LARGEST + 1];
  private static final int[] EXPONENT = new int[2 * LARGEST + 1];

  static {
    set(0, BigInteger.ONE.shiftLeft(127), -127);
    BigInteger five = BigInteger.valueOf(5);
    BigInteger power = five;
    for (int q = 1; q <= LARGEST; q++) {
      int length = power.bitLength(); // 2^(length − 1) < 5^q < 2^length
      set(q, power.shiftLeft(128).shiftRight(length), length - 128 + q);
      set(-q, BigInteger.ONE.shiftLeft(127 + length).divide(power), -127 - length - q);
      power = power.multiply(five);
    }
  }

  private PowersOfTen() {}

  private static void set(int q, BigInteger significand, int exponent) {
    HIGH[q + LARGEST] = significand.shiftRight(64).longValue();
    LOW[q + LARGEST] = significand.longValue();
    EXPONENT[q + LARGEST] = exponent;
  }

  /**
   * The double nearest to w · 10^q; NaN if that cannot be told from so many bits, since the number
   * lies at the middle between two doubles or just beside it.
   *
   * @param w an unsigned number
   * @param q at most {@value #LARGEST} from 0, so that the result is a normal number
   */
  static double nearest(long w, int q) {
    if (w == 0) {
      return 0;
    }
    int zeros = Long.numberOfLeadingZeros(w);
    long factor = w << zeros;
    long high = HIGH[q + LARGEST];
    // p = ⌊factor · t / 2⁶⁴⌋ = upper · 2⁶⁴ + lower. Products are unsigned: factor and high have the
    // highest bit set, which counts −2⁶⁴ in signed ones.
    long upper = Math.multiplyHigh(factor, high) + factor + high;
    long lower = factor * high;
    if ((upper & CARRIED_THROUGH) == CARRIED_THROUGH) {
      // Only here matters what LOW adds, which is less than 2⁶⁴
      long low = LOW[q + LARGEST];
      long added = Math.multiplyHigh(factor, low) + low + (factor & low >> 63);
      lower += added;
      upper += Long.compareUnsigned(lower, added) < 0 ? 1 : 0;
    }

    // 2¹²⁶ ≤ p < 2¹²⁸, of which 53 bits are kept and the others rounded
    int shift = 10 + (int) (upper >>> 63);
    long half = 1L << (shift - 1);
    // t is less than 1 too small, so that the exact product lies in [p, p + 2)
    if (Long.compareUnsigned(lower + 2, 2) <= 0
        && (upper & (2 * half - 1)) + (lower == 0 ? 0 : 1) == half) {
      return Double.NaN;
    }
    long significand = ((upper >>> (shift - 1)) + 1) >>> 1;
    long exponent = EXPONENT[q + LARGEST] - zeros + 128 + shift + FRACTION + BIAS;
    // The hidden bit adds 1 to the exponent, and 2⁵³, to which 2⁵³ − 1 may be rounded, adds 2
    return Double.longBitsToDouble(((exponent - 1) << FRACTION) + significand);
  }
}
