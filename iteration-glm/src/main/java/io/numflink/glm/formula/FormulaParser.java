package io.numflink.glm.formula;

import java.util.ArrayList;
import java.util.List;

/**
 * Parses {@code response ~ terms} by recursive descent, with R's precedence: ^ above unary minus,
 * then :, then * and /, then + and −.
 */
final class FormulaParser {
  private static final String END = "";

  private final String text;
  private final List<String> tokens = new ArrayList<>();
  private int at;

  FormulaParser(String text) {
    this.text = text;
    tokenize();
  }

  /** The two sides. */
  record Sides(Expression response, Expression terms) {}

  Sides parse() {
    Expression response = sum();
    expect("~");
    Expression terms = sum();
    if (!peek().equals(END)) {
      throw error("unexpected " + peek());
    }
    return new Sides(response, terms);
  }

  private FormulaException error(String what) {
    return new FormulaException("formula %s: %s".formatted(text.trim(), what));
  }

  private void tokenize() {
    int i = 0;
    while (i < text.length()) {
      char c = text.charAt(i);
      if (Character.isWhitespace(c)) {
        i++;
      } else if (c == '`') {
        int end = text.indexOf('`', i + 1);
        if (end < 0) {
          throw error("a ` is not closed");
        }
        tokens.add(text.substring(i, end + 1));
        i = end + 1;
      } else if (Character.isDigit(c)
          || c == '.' && i + 1 < text.length() && Character.isDigit(text.charAt(i + 1))) {
        i = number(i);
      } else if (isNameStart(c)) {
        int end = i;
        while (end < text.length() && isNamePart(text.charAt(end))) {
          end++;
        }
        tokens.add(text.substring(i, end));
        i = end;
      } else if (text.startsWith("**", i)) {
        tokens.add("^");
        i += 2;
      } else if ("+-*/:^()~,".indexOf(c) >= 0) {
        tokens.add(String.valueOf(c));
        i++;
      } else {
        throw error("unexpected " + c);
      }
    }
    tokens.add(END);
  }

  private int number(int start) {
    int i = start;
    while (i < text.length() && (Character.isDigit(text.charAt(i)) || text.charAt(i) == '.')) {
      i++;
    }
    if (i < text.length() && (text.charAt(i) == 'e' || text.charAt(i) == 'E')) {
      i++;
      if (i < text.length() && (text.charAt(i) == '-' || text.charAt(i) == '+')) {
        i++;
      }
      while (i < text.length() && Character.isDigit(text.charAt(i))) {
        i++;
      }
    }
    tokens.add(text.substring(start, i));
    return i;
  }

  private static boolean isNameStart(char c) {
    return Character.isLetter(c) || c == '.' || c == '_';
  }

  private static boolean isNamePart(char c) {
    return Character.isLetterOrDigit(c) || c == '.' || c == '_';
  }

  private String peek() {
    return tokens.get(at);
  }

  private boolean accept(String token) {
    if (peek().equals(token)) {
      at++;
      return true;
    }
    return false;
  }

  private void expect(String token) {
    if (!accept(token)) {
      throw error("expected %s, found %s".formatted(token, peek().isEmpty() ? "the end" : peek()));
    }
  }

  private Expression sum() {
    Expression left = accept("-") ? new Expression.Negative(product()) : product();
    while (true) {
      if (accept("+")) {
        left = new Expression.Binary("+", left, product());
      } else if (accept("-")) {
        left = new Expression.Binary("-", left, product());
      } else {
        return left;
      }
    }
  }

  private Expression product() {
    Expression left = interaction();
    while (true) {
      if (accept("*")) {
        left = new Expression.Binary("*", left, interaction());
      } else if (accept("/")) {
        left = new Expression.Binary("/", left, interaction());
      } else {
        return left;
      }
    }
  }

  private Expression interaction() {
    Expression left = unary();
    while (accept(":")) {
      left = new Expression.Binary(":", left, unary());
    }
    return left;
  }

  private Expression unary() {
    return accept("-") ? new Expression.Negative(unary()) : power();
  }

  private Expression power() {
    Expression base = primary();
    return accept("^") ? new Expression.Binary("^", base, unary()) : base;
  }

  private Expression primary() {
    String token = peek();
    if (token.equals(END)) {
      throw error("it ends where a term is expected");
    }
    at++;
    if (token.equals("(")) {
      Expression inner = sum();
      expect(")");
      return new Expression.Parentheses(inner);
    }
    char c = token.charAt(0);
    if (c == '`') {
      return new Expression.Name(token.substring(1, token.length() - 1));
    }
    if (Character.isDigit(c)
        || c == '.' && token.length() > 1 && Character.isDigit(token.charAt(1))) {
      try {
        return new Expression.Number(Double.parseDouble(token));
      } catch (NumberFormatException e) {
        throw error(token + " is not a number");
      }
    }
    if (!isNameStart(c)) {
      throw error("unexpected " + token);
    }
    if (!accept("(")) {
      return new Expression.Name(token);
    }
    List<Expression> arguments = new ArrayList<>();
    if (!accept(")")) {
      do {
        arguments.add(sum());
      } while (accept(","));
      expect(")");
    }
    return new Expression.Call(token, arguments);
  }
}
