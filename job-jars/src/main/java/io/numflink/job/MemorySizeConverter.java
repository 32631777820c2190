package io.numflink.job;

import java.util.Locale;
import org.apache.flink.configuration.MemorySize;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads sizes such as {@code 512m}, {@code 64 KiB} and {@code 2g}; a number alone counts bytes. */
public final class MemorySizeConverter implements ITypeConverter<MemorySize> {
  @Override
  public MemorySize convert(String text) {
    try {
      return MemorySize.parse(text.toLowerCase(Locale.ROOT).replaceFirst("ib$", "b"));
    } catch (IllegalArgumentException e) {
      throw new TypeConversionException(
          "'%s' is not a size: write e.g. 512m or 2g".formatted(text));
    }
  }
}
