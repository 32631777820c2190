package io.numflink.job.glm;

import java.util.Arrays;
import java.util.Locale;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** What is done with rows that lack a value the model needs. */
enum MissingValues {
  /** They are left out, and counted. */
  OMIT,
  /** They are an error. */
  FAIL;

  /** Reads a choice. */
  static final class Converter implements ITypeConverter<MissingValues> {
    @Override
    public MissingValues convert(String text) {
      return Arrays.stream(values())
          .filter(each -> each.name().toLowerCase(Locale.ROOT).equals(text))
          .findFirst()
          .orElseThrow(
              () -> new TypeConversionException("'%s' is neither omit nor fail".formatted(text)));
    }
  }
}
