package io.numflink.connectors.npy;

import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The name of a block's part file: {@code part-OFFSET-of-SHAPE}, such as {@code
 * part-600_0-of-300_10}.
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record PartName(long[] offset, long[] shape) {
  private static final Pattern FORM = Pattern.compile("part-([0-9_]*)-of-([0-9_]*)");

  static PartName of(long[] offset, int[] shape) {
    return new PartName(offset, Arrays.stream(shape).asLongStream().toArray());
  }

  static PartName parse(String text) {
    Matcher matcher = FORM.matcher(text);
    if (!matcher.matches()) {
      throw new IllegalArgumentException("not a part: " + text);
    }
    return new PartName(numbers(matcher.group(1)), numbers(matcher.group(2)));
  }

  String text() {
    return "part-" + joined(offset) + "-of-" + joined(shape);
  }

  private static String joined(long[] numbers) {
    return Arrays.stream(numbers).mapToObj(Long::toString).collect(Collectors.joining("_"));
  }

  private static long[] numbers(String text) {
    return text.isEmpty()
        ? new long[0]
        : Arrays.stream(text.split("_")).mapToLong(Long::parseLong).toArray();
  }
}
