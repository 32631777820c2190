package io.numflink.glm.script;

import io.numflink.array.expr.Expr;
import io.numflink.array.expr.Layouts;
import java.util.ArrayList;
import java.util.List;

/**
 * What a model is fitted to; all of float64.
 *
 * @param features X, n × d
 * @param labels y, n
 * @param weights n; null for 1 each
 */
public record TrainingData(Expr features, Expr labels, Expr weights) {

  int columns() {
    return Math.toIntExact(features.extent(1));
  }

  boolean weighted() {
    return weights != null;
  }

  /** The arrays, as the script has them. */
  public List<Expr> arrays() {
    return weighted() ? List.of(features, labels, weights) : List.of(features, labels);
  }

  /** The arrays as matrices: labels and weights are columns. */
  public List<Expr> matrices() {
    List<Expr> matrices = new ArrayList<>();
    for (Expr array : arrays()) {
      matrices.add(array.rank() == 2 ? array : Layouts.reshape(array, array.size(), 1));
    }
    return matrices;
  }
}
