package io.numflink.benchmarks;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Numbers of bytes as people read them. */
final class Bytes {
  private static final String[] UNITS = {"B", "KiB", "MiB", "GiB"};

  private Bytes() {}

  static String text(long bytes) {
    double value = bytes;
    int unit = 0;
    while (value >= 1024 && unit < UNITS.length - 1) {
      value /= 1024;
      unit++;
    }
    return String.format(Locale.ROOT, unit == 0 ? "%.0f %s" : "%.1f %s", value, UNITS[unit]);
  }

  static String text(List<Long> bytes) {
    return bytes.stream().map(Bytes::text).collect(Collectors.joining(", "));
  }
}
