package io.numflink.job;

import java.time.Duration;
import org.apache.flink.util.TimeUtils;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a duration as Flink spells it. */
final class DurationConverter implements ITypeConverter<Duration> {
  private static final Duration SHORTEST = Duration.ofMillis(10);

  @Override
  public Duration convert(String text) {
    try {
      Duration duration = TimeUtils.parseDuration(text);
      if (duration.compareTo(SHORTEST) >= 0) {
        return duration;
      }
    } catch (IllegalArgumentException e) {
      // told below
    }
    throw new TypeConversionException(
        "'%s' is not a duration of 10 ms or more: write e.g. 500ms, 30s or 5min".formatted(text));
  }
}
