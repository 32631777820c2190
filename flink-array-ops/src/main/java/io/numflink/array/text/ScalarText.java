package io.numflink.array.text;

import io.numflink.array.block.Block;
import java.math.BigDecimal;

/** The text of single values: {@code str} and {@code repr} agree, in NumPy 1.24 and Python. */
public final class ScalarText {
  private static final BigDecimal SMALLEST_POSITIONAL = new BigDecimal("1e-4");
  private static final BigDecimal LARGEST_POSITIONAL = new BigDecimal("1e16");

  private ScalarText() {}

  /** A Python float or {@code numpy.float64}: 0.1, 1e-05, 1e+16, nan, -inf. */
  public static String of(double value) {
    if (Double.isNaN(value)) {
      return "nan";
    }
    if (Double.isInfinite(value)) {
      return value < 0 ? "-inf" : "inf";
    }
    return of(FloatText.of(value));
  }

  /** A {@code numpy.float32}: as few digits as tell it from the next float32. */
  public static String of(float value) {
    return Float.isFinite(value) ? of(FloatText.of(value)) : of((double) value);
  }

  public static String of(long value) {
    return Long.toString(value);
  }

  public static String of(boolean value) {
    return value ? "True" : "False";
  }

  /** Element {@code i} of a block. */
  public static String of(Block block, int i) {
    return switch (block.dtype()) {
      case BOOL -> of(block.bool()[i]);
      case INT32 -> of(block.int32()[i]);
      case INT64 -> of(block.int64()[i]);
      case FLOAT32 -> of(block.float32()[i]);
      case FLOAT64 -> of(block.float64()[i]);
    };
  }

  private static String of(FloatText number) {
    // by the exact value, not the shortest digits: float32(1e-4) is a little less than 1e-4
    BigDecimal size = number.exact();
    if (size.signum() == 0
        || (size.compareTo(SMALLEST_POSITIONAL) >= 0 && size.compareTo(LARGEST_POSITIONAL) < 0)) {
      FloatText.Parts parts = number.positional(Integer.MAX_VALUE);
      return parts.fraction().isEmpty() ? parts.whole() + ".0" : parts.joined();
    }
    FloatText.Scientific scientific = number.scientific(0, Integer.MAX_VALUE - 1);
    String fraction = scientific.fraction().isEmpty() ? "" : "." + scientific.fraction();
    return scientific.whole() + fraction + "e" + scientific.exponentText(2);
  }
}
