package io.numflink.array.script.syntax;

/** A script that is no script: what is wrong and where. */
public final class SyntaxException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String type;
  private final int line;
  private final int column;

  /**
   * @param type {@code SyntaxError}, or a kind of it
   * @param line counted from 1
   * @param column counted from 0
   */
  public SyntaxException(String type, String message, int line, int column) {
    super(message);
    this.type = type;
    this.line = line;
    this.column = column;
  }

  public SyntaxException(String message, int line, int column) {
    this("SyntaxError", message, line, column);
  }

  public String type() {
    return type;
  }

  public int line() {
    return line;
  }

  public int column() {
    return column;
  }
}
