package io.numflink.array.text;

import io.numflink.array.block.ArrayException;

/**
 * What {@code numpy.set_printoptions} sets.
 *
 * @param precision the most digits after the decimal point
 * @param threshold arrays of more elements than that are summarised
 * @param edgeItems how many elements a summary shows at each end of an axis
 * @param lineWidth characters a line; longer ones are wrapped
 * @param suppress whether small numbers are printed as 0 rather than in scientific notation
 */
public record PrintOptions(
    int precision, long threshold, int edgeItems, int lineWidth, boolean suppress) {

  /** NumPy's own. */
  public static final PrintOptions DEFAULT = new PrintOptions(8, 1000, 3, 75, false);

  public PrintOptions {
    if (precision < 0) {
      throw ArrayException.valueError("precision must be >= 0");
    }
  }

  /** Whether an array of that many elements is shown with only its corners. */
  boolean summarises(long size) {
    return size > threshold;
  }

  /** Whether a summary leaves out a part of an axis of that extent. */
  boolean cuts(long extent) {
    return extent > 2L * edgeItems;
  }
}
