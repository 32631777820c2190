package io.numflink.array.report;

import java.util.Locale;

/** Numbers as people read them. */
public final class Quantity {
  private static final String[] BYTES = {"B", "KiB", "MiB", "GiB", "TiB", "PiB", "EiB"};
  private static final String[] FLOPS = {"", "k", "M", "G", "T", "P", "E"};

  private Quantity() {}

  public static String bytes(long bytes) {
    return scaled(bytes, 1024, BYTES);
  }

  public static String flops(long flops) {
    return scaled(flops, 1000, FLOPS).strip();
  }

  private static String scaled(long quantity, int step, String[] units) {
    double value = quantity;
    int unit = 0;
    while (value >= step && unit < units.length - 1) {
      value /= step;
      unit++;
    }
    return String.format(Locale.ROOT, unit == 0 ? "%.0f %s" : "%.1f %s", value, units[unit]);
  }
}
