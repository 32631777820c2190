package io.numflink.array.script.value;

/** The operators before one operand, except {@code not}. */
public enum UnaryOperator {
  PLUS("+"),
  MINUS("-"),
  INVERT("~");

  private final String symbol;

  UnaryOperator(String symbol) {
    this.symbol = symbol;
  }

  public String symbol() {
    return symbol;
  }
}
