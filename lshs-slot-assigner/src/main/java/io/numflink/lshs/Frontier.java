package io.numflink.lshs;

import java.util.SplittableRandom;

/**
 * The order in which the search of the thesis places vertices: one after another at random from the
 * frontier, the vertices whose operands all have places.
 */
final class Frontier {
  private Frontier() {}

  /** All vertices in such an order; equal seeds give equal orders. */
  static int[] order(BlockGraph graph, Users users, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    int[] missing = new int[graph.size()];
    int[] frontier = new int[graph.size()];
    int ready = 0;
    for (int v = 0; v < missing.length; v++) {
      missing[v] = graph.operandCount(v);
      if (missing[v] == 0) {
        frontier[ready++] = v;
      }
    }
    int[] order = new int[graph.size()];
    for (int next = 0; next < order.length; next++) {
      int drawn = random.nextInt(ready);
      int v = frontier[drawn];
      frontier[drawn] = frontier[--ready];
      order[next] = v;
      for (int i = 0; i < users.count(v); i++) {
        if (--missing[users.get(v, i)] == 0) {
          frontier[ready++] = users.get(v, i);
        }
      }
    }
    return order;
  }
}
