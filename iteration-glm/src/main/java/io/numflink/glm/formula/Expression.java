package io.numflink.glm.formula;

import java.io.Serializable;
import java.util.List;
import java.util.stream.Collectors;

/** An expression of R's syntax, with its text as R's {@code deparse} writes it. */
public sealed interface Expression extends Serializable {
  String text();

  /** A column. */
  record Name(String name) implements Expression {
    @Override
    public String text() {
      return name;
    }
  }

  record Number(double value) implements Expression {
    @Override
    public String text() {
      return value == Math.rint(value) && Math.abs(value) < 1e15
          ? Long.toString((long) value)
          : Double.toString(value);
    }
  }

  record Call(String function, List<Expression> arguments) implements Expression {
    public Call {
      arguments = List.copyOf(arguments);
    }

    @Override
    public String text() {
      return function
          + arguments.stream().map(Expression::text).collect(Collectors.joining(", ", "(", ")"));
    }
  }

  /** An operator between two operands. */
  record Binary(String operator, Expression left, Expression right) implements Expression {
    @Override
    public String text() {
      boolean tight = operator.equals("^") || operator.equals(":") || operator.equals("/");
      return left.text() + (tight ? operator : " " + operator + " ") + right.text();
    }
  }

  record Negative(Expression operand) implements Expression {
    @Override
    public String text() {
      return "-" + operand.text();
    }
  }

  record Parentheses(Expression inner) implements Expression {
    @Override
    public String text() {
      return "(" + inner.text() + ")";
    }
  }
}
