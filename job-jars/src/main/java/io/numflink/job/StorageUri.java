package io.numflink.job;

import java.nio.file.Path;
import java.util.regex.Pattern;

/** Paths for Flink, whose processes have other working directories than a command. */
public final class StorageUri {
  /** Flink writes {@code file:/tmp}; a single letter is a drive. */
  private static final Pattern WITH_SCHEME = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]+:/.*");

  private StorageUri() {}

  /** The URI of a path as a user gives it: of a file system that it names, or local. */
  public static String of(String path) {
    return WITH_SCHEME.matcher(path).matches()
        ? path
        : Path.of(path).toAbsolutePath().toUri().toString();
  }
}
