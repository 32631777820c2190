package io.numflink.e2e.random;

import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * A function of one operand.
 *
 * @param pattern with %s for the operand
 * @param domain where its value is determined and tame
 * @param type the result's
 * @param range the result's, without the rounding in its type
 * @param byLibrary whether it is no correctly rounded operation
 */
record UnaryFunction(
    String pattern,
    Predicate<Term> domain,
    Function<Type, Type> type,
    Function<Range, Range> range,
    boolean byLibrary) {
  private static final double TAME_EXPONENT = 8;
  private static final double TAME_ANGLE = 1000;
  private static final double AWAY_FROM_ZERO = 0.01;

  static final List<UnaryFunction> ALL =
      List.of(
          smooth("np.exp(%s)", UnaryFunction::isTameExponent, UnaryFunction::exp),
          smooth("np.expm1(%s)", UnaryFunction::isTameExponent, UnaryFunction::expm1),
          smooth("np.sin(%s)", UnaryFunction::isTameAngle, x -> x.mapped(-1, 1, 1)),
          smooth("np.cos(%s)", UnaryFunction::isTameAngle, x -> x.mapped(-1, 1, 1)),
          smooth("np.tanh(%s)", UnaryFunction::isTameAngle, x -> x.mapped(-1, 1, 1)),
          smooth("np.arctan(%s)", UnaryFunction::isTameAngle, x -> x.mapped(-1.6, 1.6, 1)),
          smooth("np.sqrt(%s)", UnaryFunction::hasRoot, UnaryFunction::sqrt),
          smooth("(%s ** 0.5)", UnaryFunction::hasRoot, UnaryFunction::sqrt),
          smooth("np.log(%s)", UnaryFunction::hasLogarithm, UnaryFunction::log),
          smooth("np.log2(%s)", UnaryFunction::hasLogarithm, x -> log(x).times(Range.of(0, 2, 0))),
          exact("np.floor(%s)", UnaryFunction::asWholeFloat),
          exact("np.ceil(%s)", UnaryFunction::asWholeFloat),
          exact("np.trunc(%s)", UnaryFunction::asWholeFloat),
          exact("np.rint(%s)", UnaryFunction::asWholeFloat),
          rounding("np.round(%s)"),
          rounding("np.round(%s, 1)"),
          kept("np.abs(%s)", x -> true, Range::absolute),
          kept("abs(%s)", x -> true, Range::absolute),
          kept("(-%s)", x -> x.type() != Type.BOOL, Range::negated),
          kept("np.negative(%s)", x -> x.type() != Type.BOOL, Range::negated),
          kept("np.square(%s)", x -> x.type() != Type.BOOL, UnaryFunction::square),
          kept("(%s ** 2)", x -> x.type() != Type.BOOL, UnaryFunction::square),
          kept("(%s ** 3)", UnaryFunction::isSmallInteger, x -> square(x).times(x)),
          kept(
              "np.sign(%s)",
              x -> x.type() != Type.BOOL && x.range().isExact(), x -> x.whole(-1, 1)),
          kept("(~%s)", x -> !x.type().isFloat(), x -> x.whole(-x.high() - 1, x.magnitude())),
          kept("(%s << 2)", x -> x.type().isInteger(), x -> x.times(Range.of(4, 4, 0))),
          kept("(%s >> 1)", x -> x.type().isInteger(), x -> x.whole(x.low() - 1, x.high())),
          truth("np.isnan(%s)", x -> x.type() != Type.BOOL),
          truth("np.isfinite(%s)", x -> x.type() != Type.BOOL),
          truth("np.logical_not(%s)", x -> x.range().isExact()));

  boolean takes(Term x) {
    return domain.test(x);
  }

  String text(Term x) {
    return pattern.formatted(x.text());
  }

  Type typeOf(Type operand) {
    return type.apply(operand);
  }

  Range rangeOf(Term x) {
    Type result = typeOf(x.type());
    Range raw = range.apply(x.range());
    return result == Type.BOOL ? Range.BOOLEAN : byLibrary ? raw.byLibrary(result) : raw.in(result);
  }

  private static UnaryFunction smooth(
      String pattern, Predicate<Term> domain, Function<Range, Range> range) {
    return new UnaryFunction(
        pattern, x -> x.type() != Type.BOOL && domain.test(x), Type::asFloat, range, true);
  }

  private static UnaryFunction exact(String pattern, Function<Range, Range> range) {
    return new UnaryFunction(
        pattern, x -> x.type() != Type.BOOL && x.range().isExact(), Type::asFloat, range, false);
  }

  private static UnaryFunction rounding(String pattern) {
    return new UnaryFunction(
        pattern,
        x -> x.type() != Type.BOOL && x.range().isGrained() && x.range().magnitude() < 1e6,
        type -> type,
        x -> x.mapped(Math.floor(x.low()), Math.ceil(x.high()), 1),
        true);
  }

  private static UnaryFunction kept(
      String pattern, Predicate<Term> domain, Function<Range, Range> range) {
    return new UnaryFunction(pattern, domain, type -> type, range, false);
  }

  private static UnaryFunction truth(String pattern, Predicate<Term> domain) {
    return new UnaryFunction(pattern, domain, type -> Type.BOOL, x -> Range.BOOLEAN, false);
  }

  private static boolean isTameExponent(Term x) {
    return x.range().magnitude() <= TAME_EXPONENT;
  }

  private static boolean isTameAngle(Term x) {
    return x.range().magnitude() <= TAME_ANGLE;
  }

  private static boolean isSmallInteger(Term x) {
    return x.type().isInteger() && x.range().magnitude() <= 100;
  }

  private static boolean hasRoot(Term x) {
    return x.range().isExact() || x.range().low() > AWAY_FROM_ZERO;
  }

  private static boolean hasLogarithm(Term x) {
    return x.range().isGrained() || x.range().low() > AWAY_FROM_ZERO;
  }

  private static Range exp(Range x) {
    return x.mapped(Math.exp(x.low()), Math.exp(x.high()), Math.exp(x.high()));
  }

  private static Range expm1(Range x) {
    return x.mapped(Math.expm1(x.low()), Math.expm1(x.high()), Math.exp(x.high()));
  }

  private static Range sqrt(Range x) {
    double low = Math.sqrt(Math.max(0, x.low()));
    double high = Math.sqrt(Math.max(0, x.high()));
    Range root = x.mapped(low, high, x.isExact() ? 0 : 0.5 / low);
    return x.low() < 0 ? root.withSpecial() : root;
  }

  /** Positive numbers of a grain are at least the grain. */
  private static Range log(Range x) {
    double least = x.low() > 0 ? x.low() : Math.pow(2, -x.grain());
    double most = Math.max(least, x.high());
    Range log = x.mapped(Math.log(least), Math.log(most), x.isExact() ? 0 : 1 / least);
    return x.low() <= 0 ? log.withSpecial() : log;
  }

  private static Range asWholeFloat(Range x) {
    return x.whole(Math.floor(x.low()), Math.ceil(x.high()));
  }

  private static Range square(Range x) {
    return x.absolute().times(x.absolute());
  }
}
