package io.numflink.array.text;

import io.numflink.array.block.Block;

/** How the elements of an array are written: all in one width and one notation. */
@FunctionalInterface
interface ElementFormat {

  /** Element {@code i}, padded. */
  String format(int i);

  /**
   * The format for elements of an array.
   *
   * @param shown the elements that are shown
   */
  static ElementFormat of(Block shown, PrintOptions options) {
    return switch (shown.dtype()) {
      case BOOL -> {
        String yes = shown.rank() == 0 ? "True" : " True";
        yield i -> shown.bool()[i] ? yes : "False";
      }
      case INT32, INT64 -> {
        int width = 0;
        for (int i = 0; i < shown.size(); i++) {
          width = Math.max(width, ScalarText.of(shown, i).length());
        }
        int common = width;
        yield i -> padLeft(ScalarText.of(shown, i), common);
      }
      case FLOAT32, FLOAT64 -> FloatFormat.of(shown, options);
    };
  }

  static String padLeft(String text, int width) {
    return " ".repeat(Math.max(0, width - text.length())) + text;
  }
}
