package io.numflink.array.text;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/**
 * A finite floating-point number of either width: its exact value, and the shortest decimal number
 * that stands for it. Written with no more digits than asked for, rounded from the exact value to
 * even; and with no fewer.
 *
 * @param negative whether there is a minus sign, as also −0.0 has
 * @param exact the absolute value
 * @param shortest the absolute value in as few digits as tell it from its neighbours
 */
record FloatText(boolean negative, BigDecimal exact, BigDecimal shortest) {

  static FloatText of(double value) {
    return new FloatText(
        Double.doubleToRawLongBits(value) < 0,
        new BigDecimal(Math.abs(value)),
        stripped(ShortestDecimal.of(value)));
  }

  static FloatText of(float value) {
    return new FloatText(
        Float.floatToRawIntBits(value) < 0,
        new BigDecimal(Math.abs(value)),
        stripped(ShortestDecimal.of(value)));
  }

  private static BigDecimal stripped(BigDecimal decimal) {
    return decimal.signum() == 0 ? BigDecimal.ZERO : decimal.stripTrailingZeros();
  }

  private String sign() {
    return negative ? "-" : "";
  }

  /** The sign and the digits before the decimal point, for the width of a column. */
  record Parts(String whole, String fraction) {
    String joined() {
      return whole + "." + fraction;
    }
  }

  /** Positional notation with at most {@code precision} digits after the point, not padded. */
  Parts positional(int precision) {
    BigDecimal rounded =
        shortest.scale() > precision ? exact.setScale(precision, RoundingMode.HALF_EVEN) : shortest;
    String plain = stripped(rounded).toPlainString();
    int point = plain.indexOf('.');
    return point < 0
        ? new Parts(sign() + plain, "")
        : new Parts(sign() + plain.substring(0, point), plain.substring(point + 1));
  }

  /**
   * The significand of scientific notation.
   *
   * @param least the fewest digits after the point
   * @param most the most digits after the point
   */
  Scientific scientific(int least, int most) {
    if (exact.signum() == 0) {
      return new Scientific(sign() + "0", "0".repeat(least), 0);
    }
    BigDecimal rounded = shortest;
    if (shortest.precision() - 1 > most) {
      rounded = stripped(exact.round(new MathContext(most + 1, RoundingMode.HALF_EVEN)));
    }
    if (rounded.precision() - 1 < least) {
      rounded = exact.round(new MathContext(least + 1, RoundingMode.HALF_EVEN));
    }
    String digits = rounded.unscaledValue().toString();
    int exponent = rounded.precision() - rounded.scale() - 1;
    String fraction = digits.substring(1);
    return new Scientific(
        sign() + digits.charAt(0),
        fraction + "0".repeat(Math.max(0, least - fraction.length())),
        exponent);
  }

  /** whole.fraction × 10^exponent. */
  record Scientific(String whole, String fraction, int exponent) {
    String exponentText(int digits) {
      String text = Integer.toString(Math.abs(exponent));
      return (exponent < 0 ? "-" : "+") + "0".repeat(Math.max(0, digits - text.length())) + text;
    }
  }
}
