package io.numflink.array.report;

/** Bars of block characters, for tables on a terminal. */
final class TextBar {
  private static final String EIGHTHS = "▏▎▍▌▋▊▉█";

  private TextBar() {}

  /**
   * A bar of as many eighths of a character as the value is of the largest, rounded; at least one
   * for what is not 0.
   *
   * @param largest the value whose bar is {@code width} characters long
   */
  static String of(long value, long largest, int width) {
    if (value <= 0) {
      return "";
    }
    int eighths = (int) Math.max(1, Math.round(8.0 * width * value / largest));
    String whole = EIGHTHS.substring(7).repeat(eighths / 8);
    return eighths % 8 == 0 ? whole : whole + EIGHTHS.charAt(eighths % 8 - 1);
  }
}
