package io.numflink.e2e.random;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Other shapes and orders of the same elements, and arrays joined. */
final class Layouts {
  private static final int MOST_AXES = 3;

  private Layouts() {}

  static Optional<Term> transposed(Drawing drawing, int depth) {
    return drawing
        .array(depth)
        .map(
            x -> {
              int rank = x.shape().rank();
              List<Integer> axes = IntStream.range(0, rank).boxed().toList();
              List<Integer> reversed =
                  IntStream.range(0, rank).mapToObj(i -> rank - 1 - i).toList();
              if (drawing.chance(0.5)) {
                String text =
                    drawing.chance(0.7) ? x.text() + ".T" : "np.transpose(" + x.text() + ")";
                return x.view(text, x.shape().permuted(reversed), x.contiguous() && rank < 2);
              }
              List<Integer> order = drawing.shuffled(axes);
              return x.view(
                  x.text() + ".transpose(" + Shape.tuple(order) + ")",
                  x.shape().permuted(order),
                  x.contiguous() && order.equals(axes));
            });
  }

  /** Of an array whose elements lie in order, since NumPy may or may not copy others. */
  static Optional<Term> reshaped(Drawing drawing, int depth) {
    return drawing
        .array(depth)
        .map(
            x -> {
              Shape shape = factors(drawing, x.shape().size());
              String extents = shape.text();
              if (shape.rank() > 0 && shape.size() > 0 && drawing.chance(0.3)) {
                extents = Shape.tuple(shape.with(drawing.below(shape.rank()), -1).extents());
              }
              String text =
                  drawing.chance(0.7)
                      ? x.text() + ".reshape(" + extents + ")"
                      : "np.reshape(" + x.text() + ", " + extents + ")";
              return x.contiguous()
                  ? x.view(text, shape, true)
                  : Term.fresh(text + ".copy()", x.type(), shape, x.range(), true);
            });
  }

  private static Shape factors(Drawing drawing, int size) {
    if (size == 0) {
      return drawing.chance(0.5) ? Shape.of(0) : Shape.of(0, drawing.between(1, 4));
    }
    List<Integer> extents = new ArrayList<>();
    int rest = size;
    while (extents.size() < MOST_AXES - 1 && drawing.chance(0.7)) {
      int whole = rest;
      int factor =
          drawing.of(IntStream.rangeClosed(1, whole).filter(f -> whole % f == 0).boxed().toList());
      extents.add(factor);
      rest /= factor;
    }
    extents.add(rest);
    return new Shape(extents);
  }

  static Optional<Term> flat(Drawing drawing, int depth) {
    return drawing
        .array(depth)
        .map(
            x -> {
              Shape shape = Shape.of(x.shape().size());
              if (drawing.chance(0.4)) {
                return Term.fresh(x.text() + ".flatten()", x.type(), shape, x.range(), true);
              }
              String text =
                  drawing.chance(0.5) ? x.text() + ".ravel()" : "np.ravel(" + x.text() + ")";
              return x.contiguous()
                  ? x.view(text, shape, true)
                  : Term.fresh(text + ".copy()", x.type(), shape, x.range(), true);
            });
  }

  static Optional<Term> expanded(Drawing drawing, int depth) {
    return drawing
        .array(depth)
        .filter(x -> x.shape().rank() < MOST_AXES)
        .map(
            x -> {
              int axis = drawing.between(0, x.shape().rank());
              return x.view(
                  "np.expand_dims(" + x.text() + ", " + axis + ")",
                  x.shape().inserted(axis, 1),
                  x.contiguous());
            });
  }

  static Optional<Term> squeezed(Drawing drawing, int depth) {
    return drawing
        .array(depth)
        .map(
            x -> {
              Shape rest = new Shape(x.shape().extents().stream().filter(e -> e != 1).toList());
              return x.view("np.squeeze(" + x.text() + ")", rest, x.contiguous());
            });
  }

  static Optional<Term> flipped(Drawing drawing, int depth) {
    return drawing
        .array(depth)
        .map(
            x ->
                x.view(
                    "np.flip(" + x.text() + ", axis=" + drawing.below(x.shape().rank()) + ")",
                    x.shape(),
                    false));
  }

  static Optional<Term> broadcast(Drawing drawing, int depth) {
    Optional<Term> operand = drawing.array(depth).filter(x -> x.shape().rank() < MOST_AXES);
    return operand.map(
        x -> {
          Shape shape = x.shape().inserted(0, drawing.extent());
          return Term.fresh(
              "np.broadcast_to(" + x.text() + ", " + shape.text() + ").copy()",
              x.type(),
              shape,
              x.range(),
              true);
        });
  }

  static Optional<Term> concatenated(Drawing drawing, int depth) {
    Optional<Term> first = drawing.array(depth);
    if (first.isEmpty()) {
      return first;
    }
    Term x = first.get();
    int axis = drawing.below(x.shape().rank());
    Shape others = x.shape().without(axis);
    Optional<Term> second =
        drawing.term(
            depth,
            y -> y.shape().rank() == x.shape().rank() && y.shape().without(axis).equals(others));
    return second.map(
        y -> {
          Type type = x.type().promote(y.type());
          int extent = x.shape().extent(axis) + y.shape().extent(axis);
          return Term.fresh(
              "np.concatenate([" + x.text() + ", " + y.text() + "], axis=" + axis + ")",
              type,
              x.shape().with(axis, extent),
              x.range().in(type).join(y.range().in(type)),
              x.contiguous() && y.contiguous());
        });
  }

  static Optional<Term> stacked(Drawing drawing, int depth) {
    Optional<Term> first = drawing.array(depth).filter(x -> x.shape().rank() < MOST_AXES);
    if (first.isEmpty()) {
      return first;
    }
    Term x = first.get();
    Optional<Term> second = drawing.term(depth, y -> y.shape().equals(x.shape()));
    return second.map(
        y -> {
          Type type = x.type().promote(y.type());
          int axis = drawing.between(0, x.shape().rank());
          return Term.fresh(
              "np.stack([" + x.text() + ", " + y.text() + "], axis=" + axis + ")",
              type,
              x.shape().inserted(axis, 2),
              x.range().in(type).join(y.range().in(type)),
              x.contiguous() && y.contiguous());
        });
  }

  static Optional<Term> sorted(Drawing drawing, int depth) {
    return drawing
        .array(depth)
        .map(
            x ->
                Term.fresh(
                    "np.sort(" + x.text() + ", axis=" + drawing.below(x.shape().rank()) + ")",
                    x.type(),
                    x.shape(),
                    x.range(),
                    x.contiguous()));
  }
}
