package io.numflink.e2e.random;

import java.util.List;
import java.util.Optional;

/** Statements that bind names and change arrays. */
final class Assignments {
  private static final int DEEPEST = 3;
  private static final double LARGE = 1e6;
  private static final List<String> SIGNS = List.of("+", "-", "*");

  private Assignments() {}

  static Optional<String> bind(Drawing drawing) {
    Term value = drawing.term(drawing.between(1, DEEPEST));
    String name = drawing.newName();
    drawing.bind(name, value);
    return Optional.of(name + " = " + value.text());
  }

  /** A name for a part or another order of an array, which later writes go through. */
  static Optional<String> view(Drawing drawing) {
    Optional<Term> base = drawing.variable(Term::isArray);
    return base.flatMap(
        x -> {
          Optional<Term> view =
              switch (drawing.below(4)) {
                case 0 -> Optional.of(x.view(x.text() + ".T", reversed(x.shape()), false));
                case 1 ->
                    Optional.of(
                            x.view(x.text() + "[None]", x.shape().inserted(0, 1), x.contiguous()))
                        .filter(term -> term.shape().rank() <= 3);
                default -> {
                  Subscript subscript = Subscript.draw(drawing, x.shape());
                  yield Optional.of(
                          x.view(
                              x.text() + subscript.text(),
                              subscript.shape(),
                              x.contiguous() && subscript.inOrder()))
                      .filter(term -> !subscript.isElement());
                }
              };
          return view.map(
              term -> {
                String name = drawing.newName();
                drawing.bind(name, term);
                return name + " = " + term.text();
              });
        });
  }

  private static Shape reversed(Shape shape) {
    List<Integer> extents = new java.util.ArrayList<>(shape.extents());
    java.util.Collections.reverse(extents);
    return new Shape(extents);
  }

  /** Assignment to elements. */
  static Optional<String> write(Drawing drawing) {
    return drawing.variable(Term::isArray).flatMap(x -> write(drawing, x));
  }

  static Optional<String> write(Drawing drawing, Term x) {
    Subscript subscript =
        drawing.chance(0.1)
            ? new Subscript("[...]", x.shape(), false, true)
            : Subscript.draw(drawing, x.shape());
    return drawing
        .term(drawing.below(DEEPEST), value -> mayBeWritten(value, subscript.shape(), x.type()))
        .map(
            value -> {
              x.storage().receive(Elementwise.converted(value.range(), x.type()));
              return x.text() + subscript.text() + " = " + value.text();
            });
  }

  /** Assignment to the elements of a mask. */
  static Optional<String> writeMasked(Drawing drawing) {
    return drawing
        .variable(x -> x.isArray() && x.range().isExact() && x.type() != Type.BOOL)
        .map(
            x -> {
              int bound = drawing.between(-2, 4);
              int value = drawing.between(-9, 9);
              x.storage().receive(Range.of(value, value, 0));
              return "%s[%s > %d] = %d".formatted(x.text(), x.text(), bound, value);
            });
  }

  private static boolean mayBeWritten(Term value, Shape shape, Type type) {
    return value.shape().goesInto(shape) && Elementwise.convertible(value, type);
  }

  static Optional<String> augment(Drawing drawing) {
    return drawing
        .variable(x -> x.isArray() && x.type() != Type.BOOL)
        .flatMap(x -> augment(drawing, x));
  }

  private static Optional<String> augment(Drawing drawing, Term x) {
    Optional<Term> operand =
        drawing.term(
            drawing.below(DEEPEST),
            y -> y.shape().goesInto(x.shape()) && y.type().goesInto(x.type()));
    return operand.flatMap(
        y -> {
          String sign = drawing.of(SIGNS);
          Range mine = x.range();
          Range other = y.range();
          Range range =
              switch (sign) {
                case "+" -> mine.plus(other);
                case "-" -> mine.plus(other.negated());
                default -> mine.times(other);
              };
          Optional<Type> meeting = Type.ofOperands(List.of(x, y));
          if (meeting.isEmpty() || (x.type().isFloat() && range.magnitude() > LARGE)) {
            return Optional.empty();
          }
          x.storage().receive(range.in(meeting.get()).in(x.type()));
          return Optional.of(x.text() + " " + sign + "= " + y.text());
        });
  }
}
