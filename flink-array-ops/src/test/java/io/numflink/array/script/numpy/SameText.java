package io.numflink.array.script.numpy;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Compares texts whose numbers may differ by rounding. */
final class SameText {
  private static final Pattern NUMBER = Pattern.compile("-?\\d+\\.\\d*(e[+-]\\d+)?");

  private SameText() {}

  /** The actual text with each number that is near the expected one replaced by it. */
  static String upToRounding(String actual, String expected) {
    Matcher wanted = NUMBER.matcher(expected);
    return NUMBER
        .matcher(actual)
        .replaceAll(
            match -> {
              if (wanted.find() && near(match.group(), wanted.group())) {
                return wanted.group();
              }
              return match.group();
            });
  }

  private static boolean near(String a, String b) {
    double x = Double.parseDouble(a);
    double y = Double.parseDouble(b);
    return Math.abs(x - y) <= 1e-9 + 1e-6 * Math.abs(y);
  }
}
