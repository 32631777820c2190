package io.numflink.job;

/** The script that was asked for cannot be read. */
public final class ScriptFileException extends Exception {
  private static final long serialVersionUID = 1L;

  ScriptFileException(String name, String reason) {
    super("can't open file '%s': %s".formatted(name, reason));
  }
}
