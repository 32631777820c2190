package io.numflink.glm.pmml;

import io.numflink.glm.family.GlmException;
import io.numflink.glm.formula.ColumnType;
import io.numflink.glm.formula.Expression;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.w3c.dom.Element;

/** Writes expressions of formulas as PMML's {@code EXPRESSION}s. */
final class PmmlExpression {
  /** Functions that PMML has under another name than R. */
  private static final Map<String, String> NAMES =
      Map.ofEntries(
          Map.entry("log", "ln"),
          Map.entry("log1p", "ln1p"),
          Map.entry("log10", "log10"),
          Map.entry("exp", "exp"),
          Map.entry("expm1", "expm1"),
          Map.entry("sqrt", "sqrt"),
          Map.entry("abs", "abs"),
          Map.entry("sin", "sin"),
          Map.entry("cos", "cos"),
          Map.entry("tan", "tan"),
          Map.entry("tanh", "tanh"));

  private final Function<String, Element> elements;
  private final Map<String, ColumnType> columns;

  /**
   * @param elements makes an element of a name
   * @param columns of the model, by name
   */
  PmmlExpression(Function<String, Element> elements, Map<String, ColumnType> columns) {
    this.elements = elements;
    this.columns = columns;
  }

  Element of(Expression expression) {
    if (expression instanceof Expression.Name name) {
      if (columns.get(name.name()).kind() != ColumnType.Kind.NUMBER) {
        throw new GlmException(
            "PMML cannot do arithmetic with the truth values of column %s: save the model as JSON"
                .formatted(name.name()));
      }
      return field(name.name());
    }
    if (expression instanceof Expression.Number number) {
      return constant(number.value());
    }
    if (expression instanceof Expression.Parentheses parentheses) {
      return of(parentheses.inner());
    }
    if (expression instanceof Expression.Negative negative) {
      return apply("*", List.of(constant(-1), of(negative.operand())));
    }
    if (expression instanceof Expression.Call call) {
      return call(call.function(), of(call.arguments().get(0)));
    }
    Expression.Binary binary = (Expression.Binary) expression;
    String operator = binary.operator();
    return apply(
        operator.equals("^") ? "pow" : operator, List.of(of(binary.left()), of(binary.right())));
  }

  private Element call(String function, Element argument) {
    return switch (function) {
      case "I" -> argument;
      case "log2" -> apply("/", List.of(apply("ln", List.of(argument)), constant(Math.log(2))));
      default -> apply(NAMES.get(function), List.of(argument));
    };
  }

  /** The sum of several. */
  Element sum(List<Expression> terms) {
    return terms.stream()
        .map(this::of)
        .reduce((left, right) -> apply("+", List.of(left, right)))
        .orElseThrow();
  }

  Element field(String name) {
    Element reference = elements.apply("FieldRef");
    reference.setAttribute("field", name);
    return reference;
  }

  private Element constant(double value) {
    Element constant = elements.apply("Constant");
    constant.setAttribute("dataType", "double");
    constant.setTextContent(Double.toString(value));
    return constant;
  }

  private Element apply(String function, List<Element> arguments) {
    Element apply = elements.apply("Apply");
    apply.setAttribute("function", function);
    arguments.forEach(apply::appendChild);
    return apply;
  }
}
