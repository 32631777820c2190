package io.numflink.array.script.text;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** Floats in decimal, correctly rounded. */
public final class FloatText {
  private FloatText() {}

  /**
   * What {@code repr(x)} gives: the shortest decimal that reads back as x, with an exponent outside
   * [1e-4, 1e16).
   */
  public static String repr(double x) {
    return special(x) != null ? special(x) : positional(shortest(x), 16, true, false);
  }

  /** {@code inf}, {@code -inf} or {@code nan}; null for finite numbers. */
  public static String special(double x) {
    return Double.isNaN(x) ? "nan" : Double.isInfinite(x) ? (x > 0 ? "inf" : "-inf") : null;
  }

  /** The digits of the shortest decimal that reads back as x. */
  static Digits shortest(double x) {
    if (x == 0) {
      return new Digits(1 / x < 0, "0", 1);
    }
    BigDecimal exact = new BigDecimal(Math.abs(x));
    // A decimal of up to 15 digits is the nearest one of 15 digits, except among subnormals.
    for (int digits = Math.abs(x) < 1e-300 ? 1 : 15; ; digits++) {
      BigDecimal near = exact.round(new MathContext(digits, RoundingMode.HALF_EVEN));
      if (digits >= 17 || near.doubleValue() == Math.abs(x)) {
        return Digits.of(x < 0, near.stripTrailingZeros());
      }
      // Above a power of two floats are twice as far apart as below: the farther decimal may do.
      BigDecimal above = exact.round(new MathContext(digits, RoundingMode.UP));
      if (above.doubleValue() == Math.abs(x)) {
        return Digits.of(x < 0, above.stripTrailingZeros());
      }
    }
  }

  /** Format {@code g}: so many significant digits, in the form that suits the magnitude. */
  static String general(double x, int precision, boolean alternate, boolean dotZero) {
    int digits = Math.max(1, precision);
    if (x == 0) {
      String zeros = alternate ? "0" + "0".repeat(digits - 1) : "0";
      return positional(
          new Digits(1 / x < 0, zeros, 1), dotZero ? digits - 1 : digits, dotZero, alternate);
    }
    BigDecimal rounded =
        new BigDecimal(Math.abs(x)).round(new MathContext(digits, RoundingMode.HALF_EVEN));
    Digits found = Digits.of(x < 0, rounded.stripTrailingZeros());
    if (alternate) {
      found =
          new Digits(
              found.negative(),
              found.text() + "0".repeat(Math.max(0, digits - found.text().length())),
              found.point());
    }
    return positional(found, dotZero ? digits - 1 : digits, dotZero, alternate);
  }

  /** Format {@code f}. */
  static String fixed(double x, int precision, boolean alternate) {
    String text =
        new BigDecimal(Math.abs(x)).setScale(precision, RoundingMode.HALF_EVEN).toPlainString();
    return sign(x) + text + (alternate && precision == 0 ? "." : "");
  }

  /** Format {@code e}. */
  static String scientific(double x, int precision, boolean alternate) {
    if (x == 0) {
      String zeros = precision > 0 ? "." + "0".repeat(precision) : alternate ? "." : "";
      return sign(x) + "0" + zeros + "e+00";
    }
    BigDecimal rounded =
        new BigDecimal(Math.abs(x)).round(new MathContext(precision + 1, RoundingMode.HALF_EVEN));
    Digits digits = Digits.of(false, rounded);
    String text = digits.text() + "0".repeat(Math.max(0, precision + 1 - digits.text().length()));
    text = text.substring(0, precision + 1);
    String fraction = precision > 0 ? "." + text.substring(1) : alternate ? "." : "";
    return sign(x) + text.charAt(0) + fraction + exponent(digits.point() - 1);
  }

  private static String sign(double x) {
    return x < 0 || (x == 0 && 1 / x < 0) ? "-" : "";
  }

  private static String exponent(int exponent) {
    return "e"
        + (exponent < 0 ? "-" : "+")
        + (Math.abs(exponent) < 10 ? "0" : "")
        + Math.abs(exponent);
  }

  /**
   * With an exponent if the decimal point is not within [−3, largest] places of the first digit.
   */
  private static String positional(Digits digits, int largest, boolean dotZero, boolean dot) {
    String sign = digits.negative() ? "-" : "";
    String text = digits.text();
    int point = digits.point();
    if (point <= -4 || point > largest) {
      String fraction = text.length() > 1 || dot ? "." + text.substring(1) : "";
      return sign + text.charAt(0) + fraction + exponent(point - 1);
    }
    if (point <= 0) {
      return sign + "0." + "0".repeat(-point) + text;
    }
    if (point >= text.length()) {
      return sign + text + "0".repeat(point - text.length()) + (dotZero ? ".0" : dot ? "." : "");
    }
    return sign + text.substring(0, point) + "." + text.substring(point);
  }

  /**
   * A decimal number 0.d₁d₂d₃… · 10^point.
   *
   * @param negative whether there is a minus sign
   * @param text its digits
   * @param point where the decimal point is, counted from the first digit
   */
  record Digits(boolean negative, String text, int point) {
    static Digits of(boolean negative, BigDecimal value) {
      String text = value.unscaledValue().toString();
      return new Digits(negative, text, text.length() - value.scale());
    }
  }
}
