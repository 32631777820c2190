package io.numflink.e2e.random;

import java.util.List;
import java.util.Optional;

/** Operators, comparisons and functions of elements. */
final class Elementwise {
  private static final List<String> COMPARISONS = List.of("<", "<=", ">", ">=", "==", "!=");
  private static final List<String> LOGICAL =
      List.of("np.logical_and", "np.logical_or", "np.logical_xor");

  private Elementwise() {}

  static Optional<Term> unary(Drawing drawing, int depth) {
    UnaryFunction function = drawing.of(UnaryFunction.ALL);
    return drawing
        .term(depth, x -> !x.python() && function.takes(x))
        .map(
            x ->
                Term.fresh(
                    function.text(x),
                    function.typeOf(x.type()),
                    x.shape(),
                    function.rangeOf(x),
                    x.contiguous()));
  }

  static Optional<Term> arithmetic(Drawing drawing, int depth) {
    return binary(drawing, depth, drawing.of(BinaryFunction.ALL));
  }

  private static Optional<Term> binary(Drawing drawing, int depth, BinaryFunction function) {
    Term x = drawing.term(depth);
    Optional<Term> other = drawing.term(depth, y -> meet(x, y).isPresent());
    if (other.isEmpty()) {
      return other;
    }
    Term y = other.get();
    Optional<Type> type = Type.ofOperands(List.of(x, y));
    if (type.isEmpty() || !function.takes(type.get(), x.range(), y.range())) {
      return Optional.empty();
    }
    return Optional.of(
        Term.fresh(
            function.text(x, y),
            function.typeOf(type.get()),
            meet(x, y).orElseThrow(),
            function.rangeOf(type.get(), x.range(), y.range()),
            inOrder(List.of(x, y))));
  }

  /** The shape of the two together; Python's own numbers need an array to meet. */
  private static Optional<Shape> meet(Term x, Term y) {
    return x.python() && y.python() ? Optional.empty() : x.shape().broadcast(y.shape());
  }

  private static boolean inOrder(List<Term> operands) {
    return operands.stream().allMatch(Term::contiguous);
  }

  static Optional<Term> comparison(Drawing drawing, int depth) {
    Optional<Term> left = drawing.term(depth, Elementwise::isComparable);
    Optional<Term> right =
        left.flatMap(x -> drawing.term(depth, y -> isComparable(y) && meet(x, y).isPresent()));
    if (right.isEmpty()) {
      return right;
    }
    Term x = left.get();
    Term y = right.get();
    String text = "(" + x.text() + " " + drawing.of(COMPARISONS) + " " + y.text() + ")";
    return Optional.of(
        Term.fresh(
            text, Type.BOOL, meet(x, y).orElseThrow(), Range.BOOLEAN, inOrder(List.of(x, y))));
  }

  private static boolean isComparable(Term x) {
    return x.range().isExact();
  }

  static Optional<Term> logical(Drawing drawing, int depth) {
    Optional<Term> left = drawing.term(depth, x -> isComparable(x) && !x.python());
    Optional<Term> right =
        left.flatMap(x -> drawing.term(depth, y -> isComparable(y) && meet(x, y).isPresent()));
    if (right.isEmpty()) {
      return right;
    }
    Term x = left.get();
    Term y = right.get();
    String text = drawing.of(LOGICAL) + "(" + x.text() + ", " + y.text() + ")";
    return Optional.of(
        Term.fresh(
            text, Type.BOOL, meet(x, y).orElseThrow(), Range.BOOLEAN, inOrder(List.of(x, y))));
  }

  static Optional<Term> where(Drawing drawing, int depth) {
    Optional<Term> condition =
        drawing.term(depth, c -> isComparable(c) && c.type() == Type.BOOL && !c.python());
    if (condition.isEmpty()) {
      return condition;
    }
    Term c = condition.get();
    Optional<Term> left = drawing.term(depth, x -> meet(c, x).isPresent());
    Optional<Term> right =
        left.flatMap(
            x ->
                drawing.term(
                    depth, y -> meet(x, y).flatMap(both -> both.broadcast(c.shape())).isPresent()));
    if (right.isEmpty()) {
      return right;
    }
    Term x = left.get();
    Term y = right.get();
    Optional<Type> type = Type.ofOperands(List.of(x, y));
    Optional<Shape> shape = meet(x, y).flatMap(both -> both.broadcast(c.shape()));
    return type.map(
        t ->
            Term.fresh(
                "np.where(%s, %s, %s)".formatted(c.text(), x.text(), y.text()),
                t,
                shape.orElseThrow(),
                x.range().in(t).join(y.range().in(t)),
                inOrder(List.of(c, x, y))));
  }

  static Optional<Term> clip(Drawing drawing, int depth) {
    Optional<Term> operand = drawing.term(depth, x -> x.isArray() && x.type() != Type.BOOL);
    return operand.map(
        x -> {
          int low = drawing.between(-3, 1);
          int high = drawing.between(low, 5);
          String limits = low + ", " + high;
          String text =
              drawing.chance(0.5)
                  ? "np.clip(" + x.text() + ", " + limits + ")"
                  : x.text() + ".clip(" + limits + ")";
          Range range = x.range();
          Range clipped =
              new Range(
                  Math.min(high, Math.max(low, range.low())),
                  Math.max(low, Math.min(high, range.high())),
                  range.grain(),
                  range.error(),
                  Double.POSITIVE_INFINITY,
                  range.special());
          if (range.special()) {
            clipped = clipped.join(Range.of(low, high, 0)).withSpecial();
          }
          return Term.fresh(text, x.type(), x.shape(), clipped, x.contiguous());
        });
  }

  /** Conversion to another type. */
  static Optional<Term> cast(Drawing drawing, int depth) {
    Type type = drawing.of(List.of(Type.values()));
    return drawing
        .term(depth, x -> x.isArray() && convertible(x, type))
        .map(
            x ->
                Term.fresh(
                    x.text() + ".astype(" + type.text() + ")",
                    type,
                    x.shape(),
                    converted(x.range(), type),
                    x.contiguous()));
  }

  /** Whether elements of that type have one value only when they are made of these. */
  static boolean convertible(Term x, Type type) {
    if (type.isFloat()) {
      return true;
    }
    Range range = x.range();
    boolean whole = type == Type.BOOL || !range.special();
    boolean fits =
        type == Type.BOOL || !x.type().isFloat() || range.magnitude() < Math.pow(2, type.bits());
    return range.isExact() && whole && fits;
  }

  static Range converted(Range range, Type type) {
    if (type == Type.BOOL) {
      return Range.BOOLEAN;
    }
    if (type.isInteger()) {
      return range
          .whole(Math.floor(Math.min(range.low(), 0)), Math.ceil(Math.max(range.high(), 0)))
          .in(type);
    }
    return range.in(type);
  }
}
