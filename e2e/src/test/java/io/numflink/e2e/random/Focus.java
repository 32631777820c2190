package io.numflink.e2e.random;

import java.util.ArrayList;
import java.util.List;

/** What kind of programs are drawn. */
public enum Focus {
  ALL(0.15, 2, 2, 2, 2),
  PRINTING(0.3, 1, 1, 1, 8),
  PROMOTION(0, 10, 1, 1, 3),
  VIEWS(0.05, 1, 8, 2, 2),
  REDUCTIONS(0.5, 1, 2, 8, 2);

  private final double largeExtents;
  private final List<Weighted<Rule>> expressions;
  private final List<Weighted<StatementRule>> pureStatements;
  private final List<Weighted<StatementRule>> simpleStatements;
  private final List<Weighted<StatementRule>> statements;

  /**
   * @param largeExtents how likely there are extents above ten
   * @param elementwise how often the operations of each kind are drawn
   */
  Focus(double largeExtents, int elementwise, int layout, int reducing, int printing) {
    this.largeExtents = largeExtents;
    expressions = expressions(elementwise, layout, reducing);
    pureStatements =
        List.of(new Weighted<>(6, Assignments::bind), new Weighted<>(printing, Prints::draw));
    simpleStatements = new ArrayList<>(pureStatements);
    simpleStatements.addAll(
        List.of(
            new Weighted<>(2 * layout, Assignments::write),
            new Weighted<>(1, Assignments::writeMasked),
            new Weighted<>(1 + layout, Assignments::augment)));
    statements = new ArrayList<>(simpleStatements);
    statements.addAll(
        List.of(
            new Weighted<>(10, Assignments::bind),
            new Weighted<>(layout, Assignments::view),
            new Weighted<>(1, Flow::branch),
            new Weighted<>(1, Flow::accumulation),
            new Weighted<>(1, Flow::rows),
            new Weighted<>(1, Flow::untilLarge),
            new Weighted<>(1, Flow::function),
            new Weighted<>(1, Containers::dict),
            new Weighted<>(1, Containers::list),
            new Weighted<>(1, Containers::refusal)));
  }

  private static List<Weighted<Rule>> expressions(int elementwise, int layout, int reducing) {
    return List.of(
        new Weighted<>(4, (drawing, depth) -> Creations.draw(drawing)),
        new Weighted<>(3 * elementwise, Elementwise::unary),
        new Weighted<>(4 * elementwise, Elementwise::arithmetic),
        new Weighted<>(elementwise, Elementwise::comparison),
        new Weighted<>(elementwise, Elementwise::logical),
        new Weighted<>(elementwise, Elementwise::where),
        new Weighted<>(elementwise, Elementwise::clip),
        new Weighted<>(elementwise, Elementwise::cast),
        new Weighted<>(2 * reducing, Reducing::sum),
        new Weighted<>(reducing, Reducing::product),
        new Weighted<>(reducing, Reducing::extremum),
        new Weighted<>(reducing, Reducing::truth),
        new Weighted<>(reducing, Reducing::place),
        new Weighted<>(reducing, Reducing::count),
        new Weighted<>(reducing, Reducing::mean),
        new Weighted<>(reducing, Reducing::moment),
        new Weighted<>(reducing, Reducing::running),
        new Weighted<>(layout, Layouts::transposed),
        new Weighted<>(layout, Layouts::reshaped),
        new Weighted<>(layout, Layouts::flat),
        new Weighted<>(layout, Layouts::expanded),
        new Weighted<>(layout, Layouts::squeezed),
        new Weighted<>(layout, Layouts::flipped),
        new Weighted<>(layout, Layouts::broadcast),
        new Weighted<>(layout, Layouts::concatenated),
        new Weighted<>(layout, Layouts::stacked),
        new Weighted<>(1, Layouts::sorted),
        new Weighted<>(4 * layout, Selecting::slice),
        new Weighted<>(layout, Selecting::element),
        new Weighted<>(1, Selecting::number),
        new Weighted<>(layout, Selecting::rows),
        new Weighted<>(1, Selecting::masked),
        new Weighted<>(3, Products::matmul),
        new Weighted<>(1, Products::dot),
        new Weighted<>(1, Products::outer),
        new Weighted<>(2, Products::solution),
        new Weighted<>(1, Products::inverse));
  }

  double largeExtents() {
    return largeExtents;
  }

  List<Weighted<Rule>> expressions() {
    return expressions;
  }

  /** Statements that change no array. */
  List<Weighted<StatementRule>> pureStatements() {
    return pureStatements;
  }

  /** Statements of one line. */
  List<Weighted<StatementRule>> simpleStatements() {
    return simpleStatements;
  }

  List<Weighted<StatementRule>> statements() {
    return statements;
  }
}
