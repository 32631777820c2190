package io.numflink.lshs;

import java.util.Arrays;

/**
 * Which vertices can be computed straight into a reduction's accumulator: products and maps that
 * nobody but one reduction wants, and that once.
 */
final class FoldableTerms {
  private final int[] reduction;

  private FoldableTerms(int[] reduction) {
    this.reduction = reduction;
  }

  static FoldableTerms of(BlockGraph graph, Users users) {
    int[] reduction = new int[graph.size()];
    Arrays.fill(reduction, -1);
    for (int v = 0; v < graph.size(); v++) {
      VertexKind kind = graph.kind(v);
      if ((kind == VertexKind.MAP || kind == VertexKind.CONTRACT)
          && !graph.isOutput(v)
          && users.count(v) == 1
          && graph.kind(users.get(v, 0)) == VertexKind.REDUCE) {
        reduction[v] = users.get(v, 0);
      }
    }
    return new FoldableTerms(reduction);
  }

  boolean isFoldable(int vertex) {
    return reduction[vertex] >= 0;
  }

  /** The reduction that the vertex is a foldable term of, or -1. */
  int reductionOf(int vertex) {
    return reduction[vertex];
  }
}
