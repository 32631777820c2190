package io.numflink.job;

import java.util.Arrays;
import java.util.Locale;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Where the tasks of a job keep their state between checkpoints. */
enum StateBackend {
  HASHMAP,
  ROCKSDB,
  FORST;

  /** The name that Flink and the command line know. */
  String flinkName() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Reads a backend's name. */
  static final class Converter implements ITypeConverter<StateBackend> {
    @Override
    public StateBackend convert(String text) {
      return Arrays.stream(values())
          .filter(backend -> backend.flinkName().equals(text))
          .findFirst()
          .orElseThrow(
              () ->
                  new TypeConversionException(
                      "no state backend is named '%s'; there are hashmap, rocksdb, forst"
                          .formatted(text)));
    }
  }
}
