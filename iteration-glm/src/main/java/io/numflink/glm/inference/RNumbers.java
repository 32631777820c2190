package io.numflink.glm.inference;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.Locale;

/**
 * Numbers as R's {@code format} shows them: all elements of a vector with the fewest digits that
 * show each to a number of significant ones, in fixed notation unless scientific is narrower (R's
 * {@code formatReal}).
 */
final class RNumbers {
  private RNumbers() {}

  /** One value's significant digits after rounding, exponent, and sign. */
  private record Digits(int exponent, int significant, boolean negative) {
    static Digits of(double x, int digits) {
      if (x == 0) {
        return new Digits(0, 1, false);
      }
      BigDecimal rounded =
          new BigDecimal(Math.abs(x)).round(new MathContext(digits, RoundingMode.HALF_EVEN));
      BigDecimal stripped = rounded.stripTrailingZeros();
      return new Digits(stripped.precision() - stripped.scale() - 1, stripped.precision(), x < 0);
    }
  }

  /** One value by itself. */
  static String format(double value, int digits) {
    return format(new double[] {value}, digits)[0];
  }

  /** The values in one common format, padded on the left to one width. */
  static String[] format(double[] values, int digits) {
    int decimals = 0;
    int left = 1;
    int mantissa = 1;
    int exponentDigits = 2;
    boolean negative = false;
    for (double value : values) {
      if (!Double.isFinite(value)) {
        continue;
      }
      Digits d = Digits.of(value, digits);
      negative |= d.negative();
      decimals = Math.max(decimals, d.significant() - d.exponent() - 1);
      left = Math.max(left, (d.negative() ? 1 : 0) + Math.max(1, d.exponent() + 1));
      mantissa = Math.max(mantissa, d.significant());
      exponentDigits = Math.max(exponentDigits, Math.abs(d.exponent()) >= 100 ? 3 : 2);
    }
    int fixedWidth = left + (decimals > 0 ? decimals + 1 : 0);
    int scientificWidth =
        (negative ? 1 : 0) + mantissa + (mantissa > 1 ? 1 : 0) + 2 + exponentDigits;
    boolean fixed = fixedWidth <= scientificWidth;
    String[] texts = new String[values.length];
    for (int i = 0; i < values.length; i++) {
      texts[i] =
          fixed ? fixed(values[i], decimals) : scientific(values[i], mantissa - 1, exponentDigits);
    }
    return padded(texts);
  }

  private static String special(double value) {
    return Double.isNaN(value) ? "NA" : value > 0 ? "Inf" : "-Inf";
  }

  private static String fixed(double value, int decimals) {
    return Double.isFinite(value)
        ? new BigDecimal(value).setScale(decimals, RoundingMode.HALF_EVEN).toPlainString()
        : special(value);
  }

  private static String scientific(double value, int decimals, int exponentDigits) {
    if (!Double.isFinite(value)) {
      return special(value);
    }
    String text = String.format(Locale.ROOT, "%." + decimals + "e", new BigDecimal(value));
    int e = text.indexOf('e');
    String exponent = text.substring(e + 2);
    return text.substring(0, e + 2)
        + "0".repeat(Math.max(0, exponentDigits - exponent.length()))
        + exponent;
  }

  /** Texts padded on the left to the widest. */
  static String[] padded(String[] texts) {
    int width = Arrays.stream(texts).mapToInt(String::length).max().orElse(0);
    return Arrays.stream(texts)
        .map(text -> " ".repeat(width - text.length()) + text)
        .toArray(String[]::new);
  }

  /** R's {@code round}. */
  static double round(double value, int decimals) {
    return Double.isFinite(value)
        ? new BigDecimal(value).setScale(decimals, RoundingMode.HALF_EVEN).doubleValue()
        : value;
  }

  /** R's {@code zapsmall}: digits relative to the largest value. */
  static double[] zapped(double[] values, int digits) {
    double largest = Arrays.stream(values).map(Math::abs).max().orElse(0);
    // R rounds to a number of decimals that is itself rounded
    int decimals =
        largest > 0 ? (int) Math.max(0, Math.floor(digits - Math.log10(largest) + 0.5)) : digits;
    return Arrays.stream(values).map(value -> round(value, decimals)).toArray();
  }

  /**
   * R's {@code format.pval}: numbers below {@code eps} as less than it, others in fixed notation
   * down to 0.0001.
   */
  static String[] pValues(double[] p, int digits, double eps) {
    String[] texts = new String[p.length];
    double[] fixed = Arrays.stream(p).filter(x -> x >= eps && isFixed(x)).toArray();
    double[] small = Arrays.stream(p).filter(x -> x >= eps && !isFixed(x)).toArray();
    String[] fixedTexts = format(fixed, digits);
    String[] smallTexts = format(small, digits);
    int nextFixed = 0;
    int nextSmall = 0;
    int width = 0;
    for (int i = 0; i < p.length; i++) {
      if (p[i] >= eps) {
        texts[i] = isFixed(p[i]) ? fixedTexts[nextFixed++] : smallTexts[nextSmall++];
        width = Math.max(width, texts[i].length());
      }
    }
    boolean others = width > 0;
    int fewer = Math.max(1, digits - 2);
    String below = "<" + (others && !(fewer == 1 && width <= 6) ? " " : "") + format(eps, fewer);
    for (int i = 0; i < p.length; i++) {
      if (texts[i] == null) {
        texts[i] = Double.isNaN(p[i]) ? "NA" : below;
      }
    }
    return texts;
  }

  private static boolean isFixed(double p) {
    return p == 0 || Math.floor(Math.log10(p)) >= -4;
  }
}
