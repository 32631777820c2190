package io.numflink.array.text;

import static io.numflink.array.text.ElementFormat.padLeft;

import io.numflink.array.block.Block;
import io.numflink.array.block.DType;

/**
 * NumPy's {@code FloatingFormat}: positional notation with the decimal points aligned, or
 * scientific notation with equally many digits if a number is 10⁸ or more, or smaller than 10⁻⁴, or
 * if the largest is more than 1000 times the smallest (zeros, NaN and infinities apart).
 */
final class FloatFormat implements ElementFormat {
  private final Block block;
  private final boolean scientific;
  private final int precision;
  private final int exponentDigits;
  private final int padLeft;
  private final int padRight;

  private FloatFormat(
      Block block,
      boolean scientific,
      int precision,
      int exponentDigits,
      int padLeft,
      int padRight) {
    this.block = block;
    this.scientific = scientific;
    this.precision = precision;
    this.exponentDigits = exponentDigits;
    this.padLeft = padLeft;
    this.padRight = padRight;
  }

  static FloatFormat of(Block block, PrintOptions options) {
    boolean scientific = isScientific(block, options.suppress());
    int whole = 0;
    int fraction = 0;
    int exponent = 0;
    int infinity = 0;
    boolean allFinite = true;
    for (int i = 0; i < block.size(); i++) {
      double value = value(block, i);
      if (!Double.isFinite(value)) {
        allFinite = false;
        infinity = value == Double.NEGATIVE_INFINITY ? 1 : infinity;
      } else if (scientific) {
        FloatText.Scientific text = text(block, i).scientific(0, options.precision());
        whole = Math.max(whole, text.whole().length());
        fraction = Math.max(fraction, text.fraction().length());
        exponent = Math.max(exponent, text.exponentText(2).length() - 1);
      } else {
        FloatText.Parts text = text(block, i).positional(options.precision());
        whole = Math.max(whole, text.whole().length());
        fraction = Math.max(fraction, text.fraction().length());
      }
    }
    int right = scientific ? exponent + 2 + fraction : fraction;
    if (!allFinite) {
      whole = Math.max(whole, 3 + infinity - (right + 1));
    }
    int precision = scientific ? fraction : options.precision();
    return new FloatFormat(block, scientific, precision, exponent, whole, right);
  }

  private static boolean isScientific(Block block, boolean suppress) {
    double max = 0;
    double min = Double.POSITIVE_INFINITY;
    for (int i = 0; i < block.size(); i++) {
      double size = Math.abs(value(block, i));
      if (size > 0 && size <= Double.MAX_VALUE) {
        max = Math.max(max, size);
        min = Math.min(min, size);
      }
    }
    if (max == 0) {
      return false;
    }
    double ratio = block.dtype() == DType.FLOAT32 ? (float) max / (float) min : max / min;
    return max >= 1e8 || (!suppress && (min < 0.0001 || ratio > 1000));
  }

  private static double value(Block block, int i) {
    return block.dtype() == DType.FLOAT32 ? block.float32()[i] : block.float64()[i];
  }

  private static FloatText text(Block block, int i) {
    return block.dtype() == DType.FLOAT32
        ? FloatText.of(block.float32()[i])
        : FloatText.of(block.float64()[i]);
  }

  @Override
  public String format(int i) {
    double value = value(block, i);
    if (!Double.isFinite(value)) {
      return padLeft(ScalarText.of(value), padLeft + padRight + 1);
    }
    if (scientific) {
      FloatText.Scientific text = text(block, i).scientific(precision, precision);
      return padLeft(text.whole(), padLeft)
          + "."
          + text.fraction()
          + "e"
          + text.exponentText(exponentDigits);
    }
    FloatText.Parts text = text(block, i).positional(precision);
    String padding = " ".repeat(Math.max(0, padRight - text.fraction().length()));
    return padLeft(text.whole(), padLeft) + "." + text.fraction() + padding;
  }
}
