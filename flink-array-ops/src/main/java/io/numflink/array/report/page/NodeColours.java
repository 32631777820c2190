package io.numflink.array.report.page;

/**
 * A colour a node. The first eight can be told apart by the colour-blind (M. Okabe and K. Ito,
 * <i>Color universal design</i>, 2008, with grey for black); further ones go round the circle by
 * the golden angle, so that neighbours differ.
 */
final class NodeColours {
  private static final int[] FIRST = {
    0x0072B2, 0xE69F00, 0x009E73, 0xCC79A7, 0x56B4E9, 0xD55E00, 0xF0E442, 0x8C8C8C
  };

  /** So many nodes have colours that can be told apart. */
  static final int DISTINCT = FIRST.length;

  private static final double GOLDEN_ANGLE = 137.508;

  /** The luminance (WCAG 2) at which black and white text have the same contrast. */
  private static final double BLACK_OR_WHITE = 0.179;

  private NodeColours() {}

  /** The colour, as {@code #rrggbb}. */
  static String of(int node) {
    return "#%06x".formatted(rgb(node));
  }

  /** The colour of text on the node's colour. */
  static String textOn(int node) {
    int rgb = rgb(node);
    double luminance =
        0.2126 * linear(rgb >> 16) + 0.7152 * linear(rgb >> 8) + 0.0722 * linear(rgb);
    return luminance > BLACK_OR_WHITE ? "#000" : "#fff";
  }

  private static int rgb(int node) {
    if (node < FIRST.length) {
      return FIRST[node];
    }
    double hue = node * GOLDEN_ANGLE % 360;
    double lightness = 0.4 + 0.1 * (node % 3);
    return channel(hue, lightness, 0) << 16
        | channel(hue, lightness, 8) << 8
        | channel(hue, lightness, 4);
  }

  /**
   * One channel (n = 0, 8, 4 for red, green, blue) of hsl(hue, 60 %, lightness), by CSS Color 4.
   */
  private static int channel(double hue, double lightness, int n) {
    double k = (n + hue / 30) % 12;
    double a = 0.6 * Math.min(lightness, 1 - lightness);
    double value = lightness - a * Math.max(-1, Math.min(Math.min(k - 3, 9 - k), 1));
    return (int) Math.round(255 * value);
  }

  private static double linear(int channel) {
    double c = (channel & 0xFF) / 255.0;
    return c <= 0.04045 ? c / 12.92 : Math.pow((c + 0.055) / 1.055, 2.4);
  }
}
