package io.numflink.e2e.random;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Elements, slices and selections of arrays. */
final class Selecting {
  private static final int FEW = 4;

  private Selecting() {}

  static Optional<Term> slice(Drawing drawing, int depth) {
    return drawing.array(depth).map(x -> slice(x, Subscript.draw(drawing, x.shape())));
  }

  private static Term slice(Term x, Subscript subscript) {
    String text = x.text() + subscript.text();
    return subscript.isElement()
        ? Term.fresh(text, x.type(), Shape.SCALAR, x.range(), true)
        : x.view(text, subscript.shape(), x.contiguous() && subscript.inOrder());
  }

  static Optional<Term> element(Drawing drawing, int depth) {
    return nonEmpty(drawing, depth).map(x -> slice(x, Subscript.element(drawing, x.shape())));
  }

  /** An element as a number of Python's own. */
  static Optional<Term> number(Drawing drawing, int depth) {
    return nonEmpty(drawing, depth)
        .filter(x -> x.type() == Type.INT64 || x.type() == Type.FLOAT64)
        .map(
            x -> {
              String element = x.text() + Subscript.element(drawing, x.shape()).text();
              String text =
                  drawing.chance(0.5)
                      ? element + ".item()"
                      : (x.type() == Type.INT64 ? "int(" : "float(") + element + ")";
              return Term.number(text, x.type(), x.range());
            });
  }

  /** Rows by their numbers. */
  static Optional<Term> rows(Drawing drawing, int depth) {
    return nonEmpty(drawing, depth)
        .map(
            x -> {
              int extent = x.shape().extent(0);
              List<String> rows = new ArrayList<>();
              for (int i = drawing.between(1, FEW); i > 0; i--) {
                rows.add(String.valueOf(drawing.between(-extent, extent - 1)));
              }
              String list = "[" + String.join(", ", rows) + "]";
              String index = drawing.chance(0.5) ? list : "np.array(" + list + ")";
              return Term.fresh(
                  x.text() + "[" + index + "]",
                  x.type(),
                  x.shape().with(0, rows.size()),
                  x.range(),
                  false);
            });
  }

  /** The sum of those elements that a mask selects. */
  static Optional<Term> masked(Drawing drawing, int depth) {
    return drawing
        .variable(x -> x.isArray() && x.range().isExact())
        .map(
            x -> {
              int bound = drawing.between(-2, 4);
              Type type = x.type().ofSum();
              return Term.fresh(
                  "np.sum(%s[%s > %d])".formatted(x.text(), x.text(), bound),
                  type,
                  Shape.SCALAR,
                  x.range().summed(x.shape().size(), type),
                  true);
            });
  }

  private static Optional<Term> nonEmpty(Drawing drawing, int depth) {
    return drawing.term(depth, x -> x.isArray() && x.shape().size() > 0);
  }
}
