package io.numflink.e2e.random;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Matrix products and linear algebra. */
final class Products {
  /** What the solution of a linear system loses; the matrices are well conditioned. */
  private static final double SOLVER_UNITS = 200;

  private Products() {}

  static Optional<Term> matmul(Drawing drawing, int depth) {
    return contracted(drawing, depth, drawing.of(List.of("(%s @ %s)", "np.matmul(%s, %s)")), 3);
  }

  static Optional<Term> dot(Drawing drawing, int depth) {
    return contracted(drawing, depth, drawing.of(List.of("np.dot(%s, %s)", "%s.dot(%s)")), 2);
  }

  private static Optional<Term> contracted(
      Drawing drawing, int depth, String pattern, int mostAxes) {
    Optional<Term> left = drawing.term(depth, x -> isFactor(x, mostAxes));
    Optional<Term> right =
        left.flatMap(
            x ->
                drawing.term(
                    depth,
                    y -> isFactor(y, mostAxes) && product(x.shape(), y.shape()).isPresent()));
    if (right.isEmpty()) {
      return right;
    }
    Term x = left.get();
    Term y = right.get();
    return Optional.of(
        product(
            pattern,
            x,
            y,
            product(x.shape(), y.shape()).orElseThrow(),
            x.shape().extent(x.shape().rank() - 1)));
  }

  private static boolean isFactor(Term x, int mostAxes) {
    return x.isArray() && x.shape().rank() <= mostAxes && !x.range().special();
  }

  private static Term product(String pattern, Term x, Term y, Shape shape, int count) {
    Type type = x.type().promote(y.type());
    Range terms = x.range().in(type).times(y.range().in(type));
    Range range = type == Type.BOOL ? Range.BOOLEAN : terms.summed(count, type);
    return Term.fresh(pattern.formatted(x.text(), y.text()), type, shape, range, true);
  }

  /** The shape of a matrix product; stacks of matrices broadcast. */
  private static Optional<Shape> product(Shape x, Shape y) {
    int inner = x.extent(x.rank() - 1);
    if (inner != y.extent(Math.max(0, y.rank() - 2))) {
      return Optional.empty();
    }
    Shape xStack = new Shape(x.extents().subList(0, Math.max(0, x.rank() - 2)));
    Shape yStack = new Shape(y.extents().subList(0, Math.max(0, y.rank() - 2)));
    return xStack
        .broadcast(yStack)
        .map(
            stack -> {
              List<Integer> extents = new ArrayList<>(stack.extents());
              if (x.rank() > 1) {
                extents.add(x.extent(x.rank() - 2));
              }
              if (y.rank() > 1) {
                extents.add(y.extent(y.rank() - 1));
              }
              return new Shape(extents);
            });
  }

  static Optional<Term> outer(Drawing drawing, int depth) {
    Optional<Term> left = drawing.term(depth, x -> x.isArray() && x.shape().rank() < 3);
    Optional<Term> right =
        left.flatMap(x -> drawing.term(depth, y -> y.isArray() && y.shape().rank() < 3));
    if (right.isEmpty()) {
      return right;
    }
    Term x = left.get();
    Term y = right.get();
    Shape shape = Shape.of(x.shape().size(), y.shape().size());
    return Optional.of(product("np.outer(%s, %s)", x, y, shape, 1));
  }

  /**
   * A system with A = M + (m + 1) n I, |M| ≤ m: rows dominated by the diagonal bound A⁻¹ by 1 / n
   * in the maximum norm.
   */
  static Optional<Term> solution(Drawing drawing, int depth) {
    return dominant(drawing)
        .flatMap(
            a ->
                drawing
                    .term(depth, b -> isRightSide(b, a.shape().extent(0)))
                    .map(
                        b -> {
                          Range range = b.range();
                          double most = range.magnitude() + 1;
                          Range solved =
                              range
                                  .mapped(-most, most, 1)
                                  .rounded(Type.FLOAT64, SOLVER_UNITS, most);
                          return Term.fresh(
                              "np.linalg.solve(" + a.text() + ", " + b.text() + ")",
                              Type.FLOAT64,
                              b.shape(),
                              solved,
                              true);
                        }));
  }

  private static boolean isRightSide(Term b, int rows) {
    return b.isArray()
        && b.shape().rank() <= 2
        && b.shape().extent(0) == rows
        && !b.range().special()
        && b.type() != Type.BOOL
        && b.type() != Type.FLOAT32;
  }

  static Optional<Term> inverse(Drawing drawing, int depth) {
    return dominant(drawing)
        .map(
            a ->
                Term.fresh(
                    "np.linalg.inv(" + a.text() + ")",
                    Type.FLOAT64,
                    a.shape(),
                    Range.of(-1, 1, Range.ROUNDED).rounded(Type.FLOAT64, SOLVER_UNITS, 1),
                    true));
  }

  private static Optional<Term> dominant(Drawing drawing) {
    return drawing
        .variable(
            x ->
                x.shape().rank() == 2
                    && x.shape().extent(0) == x.shape().extent(1)
                    && x.shape().size() > 0
                    && !x.range().special()
                    && x.range().magnitude() <= 100
                    && x.type() != Type.BOOL
                    && x.type() != Type.FLOAT32)
        .filter(x -> x.range().isExact())
        .map(
            x -> {
              int n = x.shape().extent(0);
              long diagonal = ((long) Math.ceil(x.range().magnitude()) + 1) * n;
              return Term.fresh(
                  "(" + x.text() + " + " + diagonal + " * np.eye(" + n + "))",
                  Type.FLOAT64,
                  x.shape(),
                  x.range(),
                  true);
            });
  }
}
