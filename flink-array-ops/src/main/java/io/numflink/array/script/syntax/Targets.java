package io.numflink.array.script.syntax;

import io.numflink.array.script.syntax.Expression.Collection;

/** Checks what may be assigned to. */
final class Targets {
  private Targets() {}

  /** The target, if it is one; otherwise fails with a message that names what it is. */
  static Expression check(Expression target, String message) {
    if (target instanceof Expression.Display display
        && (display.kind() == Collection.TUPLE || display.kind() == Collection.LIST)) {
      boolean starred = false;
      for (Expression item : display.items()) {
        if (item instanceof Expression.Starred star) {
          if (starred) {
            throw new SyntaxException(
                "multiple starred expressions in assignment", target.line(), 0);
          }
          starred = true;
          check(star.value(), "cannot assign to %s");
        } else {
          check(item, "cannot assign to %s");
        }
      }
      return target;
    }
    if (target instanceof Expression.Name
        || target instanceof Expression.Attribute
        || target instanceof Expression.Subscript) {
      return target;
    }
    throw new SyntaxException(message.formatted(kind(target)), target.line(), 0);
  }

  /** What Python calls an expression that cannot be assigned to. */
  static String kind(Expression expression) {
    if (expression instanceof Expression.Constant constant) {
      Object value = constant.value();
      return value instanceof Boolean
          ? (Boolean.TRUE.equals(value) ? "True" : "False")
          : value instanceof Enum<?> ? value.toString() : "literal";
    }
    if (expression instanceof Expression.Call) {
      return "function call";
    }
    if (expression instanceof Expression.Compare) {
      return "comparison";
    }
    if (expression instanceof Expression.Conditional) {
      return "conditional expression";
    }
    if (expression instanceof Expression.Lambda) {
      return "lambda";
    }
    if (expression instanceof Expression.FormattedString) {
      return "f-string expression";
    }
    if (expression instanceof Expression.DictDisplay) {
      return "dict literal";
    }
    if (expression instanceof Expression.Display display) {
      return display.kind() == Collection.SET
          ? "set display"
          : display.kind() == Collection.TUPLE ? "tuple" : "list";
    }
    if (expression instanceof Expression.Comprehension comprehension) {
      return switch (comprehension.kind()) {
        case GENERATOR -> "generator expression";
        case LIST -> "list comprehension";
        case SET -> "set comprehension";
        default -> "dict comprehension";
      };
    }
    return "expression";
  }
}
