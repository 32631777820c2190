package io.numflink.e2e.random;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Reductions over all or some axes. */
final class Reducing {
  private static final List<String> EXTREMA = List.of("min", "max");
  private static final List<String> TRUTHS = List.of("any", "all");
  private static final List<String> PLACES = List.of("argmin", "argmax");
  private static final List<String> MOMENTS = List.of("var", "std");
  private static final int FEW = 6;
  private static final double SMALL = 10;

  private Reducing() {}

  /** Which axes a reduction is over, and what is left. */
  private record Axes(String argument, Shape rest, Shape kept, int count) {}

  static Optional<Term> sum(Drawing drawing, int depth) {
    return drawing
        .array(depth)
        .map(
            x -> {
              Axes axes = axes(drawing, x.shape(), true);
              Type type = x.type().ofSum();
              return result(drawing, "sum", x, axes, type, x.range().summed(axes.count(), type));
            });
  }

  static Optional<Term> product(Drawing drawing, int depth) {
    Optional<Term> operand =
        drawing.array(depth).filter(x -> x.range().magnitude() <= SMALL && x.range().isGrained());
    return operand.flatMap(
        x -> {
          Axes axes = axes(drawing, x.shape(), true);
          if (axes.count() > FEW) {
            return Optional.empty();
          }
          Type type = x.type().ofSum();
          double most = Math.pow(Math.max(1, x.range().magnitude()), axes.count());
          Range range =
              new Range(-most, most, x.range().grain() * axes.count(), 0, 0, x.range().special());
          return Optional.of(
              result(drawing, "prod", x, axes, type, range.rounded(type, axes.count(), most)));
        });
  }

  static Optional<Term> extremum(Drawing drawing, int depth) {
    return nonEmpty(drawing, depth)
        .map(
            x -> {
              Axes axes = axes(drawing, x.shape(), true);
              return result(drawing, drawing.of(EXTREMA), x, axes, x.type(), x.range());
            });
  }

  static Optional<Term> truth(Drawing drawing, int depth) {
    return drawing
        .array(depth)
        .filter(x -> x.range().isExact())
        .map(
            x -> {
              Axes axes = axes(drawing, x.shape(), true);
              return result(drawing, drawing.of(TRUTHS), x, axes, Type.BOOL, Range.BOOLEAN);
            });
  }

  static Optional<Term> place(Drawing drawing, int depth) {
    return nonEmpty(drawing, depth)
        .filter(x -> x.range().isExact())
        .map(
            x -> {
              Axes axes = axes(drawing, x.shape(), false);
              return result(
                  drawing, drawing.of(PLACES), x, axes, Type.INT64, Range.of(0, axes.count(), 0));
            });
  }

  /** NumPy gives a number of Python's own. */
  static Optional<Term> count(Drawing drawing, int depth) {
    return drawing
        .array(depth)
        .filter(x -> x.range().isExact())
        .map(
            x ->
                Term.number(
                    "np.count_nonzero(" + x.text() + ")",
                    Type.INT64,
                    Range.of(0, x.shape().size(), 0)));
  }

  static Optional<Term> mean(Drawing drawing, int depth) {
    return drawing
        .array(depth)
        .map(
            x -> {
              Axes axes = axes(drawing, x.shape(), true);
              Type type = x.type().asFloat();
              Range range = x.range();
              Range mean =
                  range
                      .mapped(range.low(), range.high(), 1)
                      .rounded(type, axes.count() + 2.0, range.magnitude());
              return result(drawing, "mean", x, axes, type, axes.count() == 0 ? nothing() : mean);
            });
  }

  /**
   * The deviation is a norm of differences, so it is off by no more than they are; the variance by
   * that times twice the largest difference.
   */
  static Optional<Term> moment(Drawing drawing, int depth) {
    return drawing
        .array(depth)
        .map(
            x -> {
              Axes axes = axes(drawing, x.shape(), true);
              Type type = x.type().asFloat();
              Range range = x.range();
              double span = range.high() - range.low();
              String name = drawing.of(MOMENTS);
              boolean squared = name.equals("var");
              Range moment =
                  range
                      .mapped(0, squared ? span * span : span, squared ? 2 * span : 1)
                      .rounded(
                          type,
                          axes.count() + 4.0,
                          range.magnitude() * (squared ? 2 * span + 1 : 1));
              return result(drawing, name, x, axes, type, axes.count() == 0 ? nothing() : moment);
            });
  }

  static Optional<Term> running(Drawing drawing, int depth) {
    return drawing
        .array(depth)
        .map(
            x -> {
              int axis = drawing.below(x.shape().rank());
              Type type = x.type().ofSum();
              return Term.fresh(
                  "np.cumsum(" + x.text() + ", axis=" + axis + ")",
                  type,
                  x.shape(),
                  x.range().summed(x.shape().extent(axis), type),
                  x.contiguous());
            });
  }

  private static Range nothing() {
    return Range.of(0, 0, 0).withSpecial();
  }

  private static Optional<Term> nonEmpty(Drawing drawing, int depth) {
    return drawing.term(depth, x -> x.isArray() && x.shape().size() > 0);
  }

  private static Axes axes(Drawing drawing, Shape shape, boolean severalAllowed) {
    if (drawing.chance(0.3)) {
      return new Axes("", Shape.SCALAR, Shape.SCALAR, shape.size());
    }
    List<Integer> all = IntStream.range(0, shape.rank()).boxed().toList();
    List<Integer> chosen = new ArrayList<>(List.of(drawing.of(all)));
    if (severalAllowed && shape.rank() > 1 && drawing.chance(0.25)) {
      chosen = drawing.shuffled(all).subList(0, drawing.between(1, shape.rank()));
    }
    int count = 1;
    Shape kept = shape;
    List<Integer> rest = new ArrayList<>();
    for (int axis : all) {
      if (chosen.contains(axis)) {
        count *= shape.extent(axis);
        kept = kept.with(axis, 1);
      } else {
        rest.add(shape.extent(axis));
      }
    }
    List<Integer> written =
        chosen.stream().map(axis -> drawing.chance(0.3) ? axis - shape.rank() : axis).toList();
    String argument =
        written.size() == 1 && (!severalAllowed || drawing.chance(0.8))
            ? String.valueOf(written.get(0))
            : Shape.tuple(written);
    return new Axes("axis=" + argument, new Shape(rest), kept, count);
  }

  private static Term result(
      Drawing drawing, String name, Term x, Axes axes, Type type, Range range) {
    boolean kept = axes.kept().rank() > 0 && drawing.chance(0.3);
    String arguments = axes.argument() + (kept ? ", keepdims=True" : "");
    String text =
        drawing.chance(0.5)
            ? x.text() + "." + name + "(" + arguments + ")"
            : "np." + name + "(" + x.text() + (arguments.isEmpty() ? "" : ", ") + arguments + ")";
    return Term.fresh(text, type, kept ? axes.kept() : axes.rest(), range, x.contiguous());
  }
}
