package io.numflink.array.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes reports to files. */
public final class Reports {
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
  private static final ObjectMapper COMPACT_JSON = new ObjectMapper();

  private Reports() {}

  /** Writes a report as JSON; its folder is made if need be. */
  public static void writeJson(Object report, Path file) throws IOException {
    write(json(report) + "\n", file);
  }

  public static String json(Object report) {
    return text(JSON, report);
  }

  static String compactJson(Object report) {
    return text(COMPACT_JSON, report);
  }

  static void write(String text, Path file) throws IOException {
    if (file.toAbsolutePath().getParent() != null) {
      Files.createDirectories(file.toAbsolutePath().getParent());
    }
    Files.writeString(file, text);
  }

  private static String text(ObjectMapper mapper, Object report) {
    try {
      return mapper.writeValueAsString(report);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(report + " is no JSON", e);
    }
  }
}
