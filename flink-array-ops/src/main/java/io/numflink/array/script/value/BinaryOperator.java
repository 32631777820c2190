package io.numflink.array.script.value;

/** The arithmetic and bitwise operators between two operands. */
public enum BinaryOperator {
  ADD("+"),
  SUBTRACT("-"),
  MULTIPLY("*"),
  DIVIDE("/"),
  FLOOR_DIVIDE("//"),
  MODULO("%"),
  POWER("**"),
  MATMUL("@"),
  AND("&"),
  OR("|"),
  XOR("^"),
  LEFT_SHIFT("<<"),
  RIGHT_SHIFT(">>");

  private final String symbol;

  BinaryOperator(String symbol) {
    this.symbol = symbol;
  }

  /** How scripts write it; augmented assignments append {@code =}. */
  public String symbol() {
    return symbol;
  }

  /** How Python's "unsupported operand type(s) for …" calls it. */
  public String errorSymbol() {
    return this == POWER ? "** or pow()" : symbol;
  }

  public static BinaryOperator of(String symbol) {
    for (BinaryOperator operator : values()) {
      if (operator.symbol.equals(symbol)) {
        return operator;
      }
    }
    throw new IllegalArgumentException(symbol);
  }
}
