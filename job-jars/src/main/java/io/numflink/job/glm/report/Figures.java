package io.numflink.job.glm.report;

import java.util.Locale;

/** Numbers of a fit as a page shows them. */
final class Figures {
  private static final double EPSILON = 0x1p-52;

  private Figures() {}

  static String count(double number) {
    return String.format(Locale.ROOT, "%,.0f", number);
  }

  static String seconds(double seconds) {
    return seconds < 0.1
        ? String.format(Locale.ROOT, "%.2f ms", seconds * 1e3)
        : String.format(Locale.ROOT, seconds < 10 ? "%.3f s" : "%.1f s", seconds);
  }

  /** Five significant digits; NA if there is no number. */
  static String number(double number) {
    if (Double.isNaN(number)) {
      return "NA";
    }
    double size = Math.abs(number);
    if (number == 0 || size >= 1e-4 && size < 1e6) {
      int before = number == 0 ? 1 : (int) Math.floor(Math.log10(size)) + 1;
      return String.format(Locale.ROOT, "%." + Math.max(0, Math.min(8, 5 - before)) + "f", number);
    }
    return String.format(Locale.ROOT, "%.4e", number);
  }

  /** Three significant digits. */
  static String brief(double number) {
    double size = Math.abs(number);
    if (number == 0 || size >= 1e-3 && size < 1e5) {
      int before = number == 0 ? 1 : (int) Math.floor(Math.log10(size)) + 1;
      return String.format(Locale.ROOT, "%." + Math.max(0, 3 - before) + "f", number);
    }
    return String.format(Locale.ROOT, "%.1e", number);
  }

  /** A p value; those below rounding are said to be. */
  static String chance(double chance) {
    if (Double.isNaN(chance)) {
      return "NA";
    }
    if (chance < EPSILON) {
      return "< 2.2e-16";
    }
    return String.format(Locale.ROOT, chance < 1e-4 ? "%.2e" : "%.4f", chance);
  }
}
