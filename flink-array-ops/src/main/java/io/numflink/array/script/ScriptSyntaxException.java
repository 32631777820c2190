package io.numflink.array.script;

import io.numflink.array.script.syntax.SyntaxException;

/** A script that cannot be parsed. The message is Python's whole report, for stderr as it is. */
public final class ScriptSyntaxException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int line;

  ScriptSyntaxException(String fileName, String[] source, SyntaxException cause) {
    super(report(fileName, source, cause), cause);
    this.line = cause.line();
  }

  /** Where parsing ended, counted from 1. */
  public int line() {
    return line;
  }

  private static String report(String fileName, String[] source, SyntaxException e) {
    StringBuilder report =
        new StringBuilder("  File \"%s\", line %d\n".formatted(fileName, e.line()));
    if (e.line() <= source.length) {
      String text = source[e.line() - 1];
      int indent = text.length() - text.stripLeading().length();
      report.append("    ").append(text.strip()).append('\n');
      report.append("    ").append(" ".repeat(Math.max(0, e.column() - indent))).append("^\n");
    }
    return report.append(e.type()).append(": ").append(e.getMessage()).toString();
  }
}
