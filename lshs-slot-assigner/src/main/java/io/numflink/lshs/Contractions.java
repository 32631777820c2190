package io.numflink.lshs;

import java.util.Arrays;

/** The products of each contraction, their reductions, and how much work a graph is. */
final class Contractions {
  private static final int[] NONE = {};

  private final int[][] products;
  private final int[][] reductions;
  private final long[] flops;
  private final long[] maxFlopsOfArray;
  private long totalFlops;
  private long maxFlops;

  private Contractions(BlockGraph graph, FoldableTerms foldable) {
    int arrays = graph.arrays().size();
    products = new int[arrays][];
    reductions = new int[arrays][];
    Arrays.fill(products, NONE);
    Arrays.fill(reductions, NONE);
    flops = new long[arrays];
    maxFlopsOfArray = new long[arrays];
    IntArray[] productLists = new IntArray[arrays];
    IntArray[] reductionLists = new IntArray[arrays];
    boolean[] listed = new boolean[graph.size()];
    for (int v = 0; v < graph.size(); v++) {
      boolean reduce = graph.kind(v) == VertexKind.REDUCE;
      totalFlops += graph.flops(v) * (reduce ? graph.operandCount(v) - 1 : 1);
      maxFlops = Math.max(maxFlops, graph.flops(v));
      if (graph.kind(v) != VertexKind.CONTRACT) {
        continue;
      }
      int array = graph.array(v);
      if (productLists[array] == null) {
        productLists[array] = new IntArray(16);
        reductionLists[array] = new IntArray(16);
      }
      productLists[array].add(v);
      flops[array] += graph.flops(v);
      maxFlopsOfArray[array] = Math.max(maxFlopsOfArray[array], graph.flops(v));
      int reduction = foldable.reductionOf(v);
      if (reduction >= 0 && !listed[reduction]) {
        listed[reduction] = true;
        reductionLists[array].add(reduction);
      }
    }
    for (int a = 0; a < arrays; a++) {
      if (productLists[a] != null) {
        products[a] = productLists[a].toArray();
        reductions[a] = reductionLists[a].toArray();
      }
    }
  }

  static Contractions of(BlockGraph graph, FoldableTerms foldable) {
    return new Contractions(graph, foldable);
  }

  /** The products that are blocks of the array, in order of creation. Not to be changed. */
  int[] products(int array) {
    return products[array];
  }

  /** The reductions of those products. Not to be changed. */
  int[] reductions(int array) {
    return reductions[array];
  }

  long flops(int array) {
    return flops[array];
  }

  long maxFlops(int array) {
    return maxFlopsOfArray[array];
  }

  int productCount() {
    int count = 0;
    for (int[] p : products) {
      count += p.length;
    }
    return count;
  }

  /** The flops of the whole graph; a reduction of k terms is k − 1 combinations. */
  long totalFlops() {
    return totalFlops;
  }

  long maxFlops() {
    return maxFlops;
  }
}
