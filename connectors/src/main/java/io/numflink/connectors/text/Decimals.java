package io.numflink.connectors.text;

/** Decimal numbers such as {@code 12}, {@code -0.25} and {@code 1.5e-3}. */
final class Decimals {
  /** 10¹⁹ &lt; 2⁶⁴. */
  private static final int MOST_DIGITS = 19;

  private static final int MOST_EXPONENT_DIGITS = 4;

  /** Is too large whatever is added to it. */
  private static final int NO_EXPONENT = 1 << 30;

  private static final long[] POWERS_OF_TEN = {
    1, 10, 100, 1_000, 10_000, 100_000, 1_000_000, 10_000_000, 100_000_000
  };

  private Decimals() {}

  /**
   * The double nearest to a number; NaN if the text is none, or one that takes a closer look:
   * because of more than {@value #MOST_DIGITS} significant digits, an exponent far from 0, or a
   * value that lies between two doubles.
   */
  static double parse(byte[] bytes, int from, int to) {
    if (from == to) {
      return Double.NaN;
    }
    int minus = bytes[from] == '-' ? 1 : 0;
    int start = from + minus;
    long w = 0; // the digits without the point
    int at = start;
    while (at < to && isDigit(bytes[at])) {
      w = 10 * w + (bytes[at++] - '0');
    }
    int digits = at - start;
    int q = 0;
    if (at < to && bytes[at] == '.') {
      int point = ++at;
      long text;
      while (at <= to - EightBytes.COUNT && EightBytes.areDigits(text = EightBytes.at(bytes, at))) {
        w = 100_000_000 * w + EightBytes.number(text);
        at += EightBytes.COUNT;
      }
      int left = to - at;
      if (left < EightBytes.COUNT
          && to >= EightBytes.COUNT
          && EightBytes.areDigits(
              text = EightBytes.last(left, EightBytes.at(bytes, to - EightBytes.COUNT)))) {
        w = POWERS_OF_TEN[left] * w + EightBytes.number(text);
        at = to;
      }
      while (at < to && isDigit(bytes[at])) {
        w = 10 * w + (bytes[at++] - '0');
      }
      q = point - at;
      digits -= q;
    }
    if (at < to && (bytes[at] | 0x20) == 'e') {
      q += exponent(bytes, at + 1, to);
      at = to;
    }
    if (at < to
        || digits == 0
        || Math.abs(q) > PowersOfTen.LARGEST
        || (digits > MOST_DIGITS && digits - leadingZeros(bytes, start) > MOST_DIGITS)) {
      return Double.NaN;
    }
    // Signs alternate at random: no branch
    long magnitude = Double.doubleToRawLongBits(PowersOfTen.nearest(w, q));
    return Double.longBitsToDouble((long) minus << 63 | magnitude);
  }

  private static boolean isDigit(byte b) {
    return b >= '0' && b <= '9';
  }

  private static int exponent(byte[] bytes, int from, int to) {
    boolean negative = from < to && bytes[from] == '-';
    int start = negative || (from < to && bytes[from] == '+') ? from + 1 : from;
    if (start == to || to - start > MOST_EXPONENT_DIGITS) {
      return NO_EXPONENT;
    }
    int value = 0;
    for (int i = start; i < to; i++) {
      if (!isDigit(bytes[i])) {
        return NO_EXPONENT;
      }
      value = 10 * value + (bytes[i] - '0');
    }
    return negative ? -value : value;
  }

  /** How many zeros come before the first other digit, of which there is one. */
  private static int leadingZeros(byte[] bytes, int start) {
    int zeros = 0;
    for (int i = start; bytes[i] == '0' || bytes[i] == '.'; i++) {
      zeros += bytes[i] == '0' ? 1 : 0;
    }
    return zeros;
  }
}
