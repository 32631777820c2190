package io.numflink.e2e.random;

import java.util.List;
import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;

/**
 * A function of two operands that meet in one type.
 *
 * @param pattern with two %s for the operands
 * @param domain where its value is determined and tame
 * @param type the result's, of that in which the operands meet
 * @param range the result's, without the rounding in its type
 * @param byLibrary whether it is no correctly rounded operation
 */
record BinaryFunction(
    String pattern,
    Domain domain,
    UnaryOperator<Type> type,
    BinaryOperator<Range> range,
    boolean byLibrary) {

  /** Where a function may be used. */
  @FunctionalInterface
  private interface Domain {
    boolean contains(Type type, Range x, Range y);
  }

  static final List<BinaryFunction> ALL =
      List.of(
          sum("(%s + %s)"),
          sum("np.add(%s, %s)"),
          difference("(%s - %s)"),
          difference("(%s - %s)"),
          product("(%s * %s)"),
          product("np.multiply(%s, %s)"),
          quotient("(%s / %s)"),
          quotient("np.divide(%s, %s)"),
          new BinaryFunction(
              "(%s // %s)",
              BinaryFunction::dividesExactly, type -> type, BinaryFunction::floored, false),
          new BinaryFunction(
              "(%s %% %s)",
              BinaryFunction::dividesExactly, type -> type, BinaryFunction::remainder, false),
          extremum("np.maximum(%s, %s)"),
          extremum("np.minimum(%s, %s)"),
          new BinaryFunction(
              "np.hypot(%s, %s)",
              (type, x, y) -> type != Type.BOOL, Type::asFloat, BinaryFunction::hypotenuse, true),
          bits("(%s & %s)"),
          bits("(%s | %s)"),
          bits("(%s ^ %s)"));

  boolean takes(Type meeting, Range x, Range y) {
    return domain.contains(meeting, x, y);
  }

  String text(Term x, Term y) {
    return pattern.formatted(x.text(), y.text());
  }

  Type typeOf(Type meeting) {
    return type.apply(meeting);
  }

  Range rangeOf(Type meeting, Range x, Range y) {
    Type result = typeOf(meeting);
    Range raw = range.apply(x.in(meeting), y.in(meeting));
    return result == Type.BOOL ? Range.BOOLEAN : byLibrary ? raw.byLibrary(result) : raw.in(result);
  }

  private static BinaryFunction sum(String pattern) {
    return new BinaryFunction(pattern, (type, x, y) -> true, type -> type, Range::plus, false);
  }

  private static BinaryFunction difference(String pattern) {
    return new BinaryFunction(
        pattern,
        (type, x, y) -> type != Type.BOOL,
        type -> type,
        (x, y) -> x.plus(y.negated()),
        false);
  }

  private static BinaryFunction product(String pattern) {
    return new BinaryFunction(pattern, (type, x, y) -> true, type -> type, Range::times, false);
  }

  /** By 0 only where it is the 0 of an integer, which has no sign. */
  private static BinaryFunction quotient(String pattern) {
    return new BinaryFunction(
        pattern,
        (type, x, y) -> !y.mayBeZero() || (type.isInteger() && x.isExact()),
        Type::asFloat,
        BinaryFunction::quotient,
        false);
  }

  private static Range quotient(Range x, Range y) {
    if (y.mayBeZero()) {
      return x.mapped(-x.magnitude(), x.magnitude(), 0).withSpecial();
    }
    return x.over(y);
  }

  private static boolean dividesExactly(Type type, Range x, Range y) {
    boolean defined = type.isInteger() || (type.isFloat() && !y.mayBeZero());
    return defined && x.isExact() && y.isExact();
  }

  private static Range floored(Range x, Range y) {
    double most = x.magnitude() / Math.min(1, y.mayBeZero() ? 1 : y.least()) + 1;
    Range floored = x.whole(-most, most);
    return y.special() ? floored.withSpecial() : floored;
  }

  private static Range remainder(Range x, Range y) {
    Range remainder =
        Range.of(Math.min(0, y.low()), Math.max(0, y.high()), Math.max(x.grain(), y.grain()));
    if (y.special()) {
      remainder = remainder.join(x);
    }
    return x.special() || y.special() ? remainder.withSpecial() : remainder;
  }

  private static BinaryFunction extremum(String pattern) {
    return new BinaryFunction(pattern, (type, x, y) -> true, type -> type, Range::join, false);
  }

  private static Range hypotenuse(Range x, Range y) {
    double low = Math.hypot(x.least(), y.least());
    double high = Math.hypot(x.magnitude(), y.magnitude());
    Range both = x.plus(y);
    return both.mapped(low, high, 1);
  }

  private static BinaryFunction bits(String pattern) {
    return new BinaryFunction(
        pattern,
        (type, x, y) -> !type.isFloat(),
        type -> type,
        (x, y) -> {
          double most = 2 * Math.max(x.magnitude(), y.magnitude()) + 1;
          return x.whole(-most, most);
        },
        false);
  }
}
