package io.numflink.lshs;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * The check that products are those of a matrix product: every product has indices (i, j, k) of its
 * own, its left block is one-to-one with (i, k), its right block with (k, j), its result with (i,
 * j). Each of i, j and k may stand for several axes, and not all combinations need to be there
 * (with axes that both operands and the result share, i and j agree in those).
 */
final class MatrixStructure {
  private MatrixStructure() {}

  /** The block that a product adds to: a reduction, or the product's own block. */
  static int result(FoldableTerms foldable, int product) {
    return foldable.isFoldable(product) ? foldable.reductionOf(product) : product;
  }

  static boolean isIn(BlockGraph graph, FoldableTerms foldable, int[] products) {
    for (int v : products) {
      if (graph.operandCount(v) != 2) {
        return false;
      }
    }
    // i is named after the left block of the result's product with the first k, j after the right.
    Map<Integer, int[]> firstOperands = new HashMap<>();
    int firstK = k(graph, foldable, products[0]);
    for (int v : products) {
      if (k(graph, foldable, v) == firstK) {
        int[] operands = {graph.operand(v, 0), graph.operand(v, 1)};
        if (firstOperands.put(result(foldable, v), operands) != null) {
          return false;
        }
      }
    }
    long[] ofResult = new long[firstOperands.size()];
    int results = 0;
    for (int[] operands : firstOperands.values()) {
      ofResult[results++] = pair(operands[0], operands[1]);
    }
    long[] ofProduct = new long[products.length];
    long[] left = new long[products.length];
    long[] right = new long[products.length];
    for (int p = 0; p < products.length; p++) {
      int v = products[p];
      int k = k(graph, foldable, v);
      int[] ij = firstOperands.get(result(foldable, v));
      if (ij == null) {
        return false;
      }
      ofProduct[p] = pair(result(foldable, v), k);
      left[p] = pair(ij[0], k);
      right[p] = pair(ij[1], k);
    }
    return areDistinct(ofResult)
        && areDistinct(ofProduct)
        && areOneToOne(graph, products, 0, left)
        && areOneToOne(graph, products, 1, right);
  }

  private static int k(BlockGraph graph, FoldableTerms foldable, int product) {
    if (!foldable.isFoldable(product)) {
      return 0;
    }
    int[] grid = graph.arrays().get(graph.array(product)).grid();
    return grid.length == 0 ? 0 : graph.linearIndex(product) % grid[grid.length - 1];
  }

  private static long pair(int high, int low) {
    return (long) high << 32 | low;
  }

  private static boolean areDistinct(long[] keys) {
    long[] sorted = keys.clone();
    Arrays.sort(sorted);
    for (int i = 1; i < sorted.length; i++) {
      if (sorted[i] == sorted[i - 1]) {
        return false;
      }
    }
    return true;
  }

  /** Whether the i-th operand of each product and the product's key determine each other. */
  private static boolean areOneToOne(BlockGraph graph, int[] products, int i, long[] keys) {
    long[] sorted = keys.clone();
    Arrays.sort(sorted);
    Map<Integer, Integer> placeOf = new HashMap<>();
    int[] operandAt = new int[sorted.length];
    Arrays.fill(operandAt, -1);
    for (int p = 0; p < keys.length; p++) {
      int operand = graph.operand(products[p], i);
      int place = first(sorted, keys[p]);
      Integer known = placeOf.putIfAbsent(operand, place);
      if ((known != null && known != place)
          || (operandAt[place] >= 0 && operandAt[place] != operand)) {
        return false;
      }
      operandAt[place] = operand;
    }
    return true;
  }

  /** The first place of a key among sorted ones that contain it. */
  private static int first(long[] sorted, long key) {
    int low = 0;
    int high = sorted.length - 1;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (sorted[middle] < key) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
