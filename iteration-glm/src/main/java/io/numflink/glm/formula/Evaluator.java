package io.numflink.glm.formula;

import java.util.Arrays;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;

/** Values of an expression of columns, a stretch of rows at a time. */
final class Evaluator {
  private static final Map<String, DoubleUnaryOperator> FUNCTIONS =
      Map.ofEntries(
          Map.entry("I", x -> x),
          Map.entry("log", Math::log),
          Map.entry("log2", x -> Math.log(x) / Math.log(2)),
          Map.entry("log10", Math::log10),
          Map.entry("log1p", Math::log1p),
          Map.entry("exp", Math::exp),
          Map.entry("expm1", Math::expm1),
          Map.entry("sqrt", Math::sqrt),
          Map.entry("abs", Math::abs),
          Map.entry("sin", Math::sin),
          Map.entry("cos", Math::cos),
          Map.entry("tan", Math::tan),
          Map.entry("tanh", Math::tanh));

  private Evaluator() {}

  /** Whether there is a function of this name. */
  static boolean knows(String function) {
    return FUNCTIONS.containsKey(function);
  }

  static String names() {
    return String.join(", ", FUNCTIONS.keySet().stream().sorted().toList());
  }

  /**
   * The values of {@code n} rows.
   *
   * @param columns the table's columns by index
   * @param index of each column by name
   */
  static double[] evaluate(
      Expression expression, double[][] columns, Map<String, Integer> index, int n) {
    if (expression instanceof Expression.Name name) {
      return Arrays.copyOf(columns[index.get(name.name())], n);
    }
    if (expression instanceof Expression.Number number) {
      double[] constant = new double[n];
      Arrays.fill(constant, number.value());
      return constant;
    }
    if (expression instanceof Expression.Parentheses parentheses) {
      return evaluate(parentheses.inner(), columns, index, n);
    }
    if (expression instanceof Expression.Negative negative) {
      return mapped(evaluate(negative.operand(), columns, index, n), x -> -x);
    }
    if (expression instanceof Expression.Call call) {
      return mapped(
          evaluate(call.arguments().get(0), columns, index, n), FUNCTIONS.get(call.function()));
    }
    Expression.Binary binary = (Expression.Binary) expression;
    double[] left = evaluate(binary.left(), columns, index, n);
    double[] right = evaluate(binary.right(), columns, index, n);
    for (int i = 0; i < n; i++) {
      left[i] =
          switch (binary.operator()) {
            case "+" -> left[i] + right[i];
            case "-" -> left[i] - right[i];
            case "*" -> left[i] * right[i];
            case "/" -> left[i] / right[i];
            default -> Math.pow(left[i], right[i]);
          };
    }
    return left;
  }

  private static double[] mapped(double[] values, DoubleUnaryOperator function) {
    for (int i = 0; i < values.length; i++) {
      values[i] = function.applyAsDouble(values[i]);
    }
    return values;
  }

  /** Checks that an expression is one of numbers, and that all its columns are known. */
  static void check(Expression expression, Map<String, ColumnType> types) {
    if (expression instanceof Expression.Name name) {
      ColumnType type = types.get(name.name());
      if (type == null) {
        throw new FormulaException(
            "there is no column %s; the columns are %s"
                .formatted(name.name(), String.join(", ", types.keySet())));
      }
      if (type.kind() == ColumnType.Kind.FACTOR) {
        throw new FormulaException(
            "column %s is text, which arithmetic cannot be done with".formatted(name.name()));
      }
    } else if (expression instanceof Expression.Parentheses parentheses) {
      check(parentheses.inner(), types);
    } else if (expression instanceof Expression.Negative negative) {
      check(negative.operand(), types);
    } else if (expression instanceof Expression.Call call) {
      if (!knows(call.function()) || call.arguments().size() != 1) {
        throw new FormulaException(
            "%s: the functions of one column are %s".formatted(call.text(), names()));
      }
      check(call.arguments().get(0), types);
    } else if (expression instanceof Expression.Binary binary) {
      if (binary.operator().equals(":")) {
        throw new FormulaException(binary.text() + ": sequences have no meaning here");
      }
      check(binary.left(), types);
      check(binary.right(), types);
    }
  }
}
