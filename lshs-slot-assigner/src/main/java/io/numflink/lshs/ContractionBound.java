package io.numflink.lshs;

import java.util.Arrays;
import java.util.Optional;

/**
 * What crosses because the products of one contraction are spread over nodes.
 *
 * <p>Let product (i, j, k) multiply block A(i, k) by B(k, j) for result C(i, j), where i, j and k
 * stand for any number of axes. For the products S of one node let A_S, B_S, C_S be the blocks that
 * they touch and |·| bytes. With weights ω = √(|a|·|b|·|c|) for a product of blocks a, b, c, the
 * inequality of Loomis and Whitney in its weighted form (twice Cauchy and Schwarz) says
 *
 * <pre>Σ_{S} ω ≤ √(|A_S|·|B_S|·|C_S|)</pre>
 *
 * (D. Irony, S. Toledo, A. Tiskin 2004; G. Ballard, J. Demmel, O. Holtz, O. Schwartz 2011). As each
 * block takes part in a limited number of products, also |A_S| ≥ Σ_S ω / α with α the largest sum
 * of a block's ω over its bytes, and so for B and C (H. Al Daas, G. Ballard, L. Grigori, S. Kumar,
 * K. Rouse 2022). Let g(w) be the least |A_S| + |B_S| + |C_S| that these allow for Σ_S ω = w. Then
 * g(t·w) ≥ t·g(w) for t ≤ 1, so with no node above w and W = Σ ω over all products
 *
 * <pre>Σ_nodes (|A_S| + |B_S| + |C_S|) ≥ g(w)·W / w</pre>
 *
 * A block is made on one node, and a result ends on one; every further node that touches it costs
 * its bytes once. So at least g(w)·W/w − |A| − |B| − |C| bytes cross. Generated blocks cost
 * nothing: they are left out of the sum and |A_S| ≤ |A| is all that is known of them.
 *
 * @param array the array of the products
 * @param total bytes that cross at least
 * @param traffic the crossings that it counts
 */
record ContractionBound(int array, long total, Traffic traffic) {

  /**
   * The bound of a contraction, if its products have that structure and something must cross.
   *
   * @param products the products, all of one array
   */
  static Optional<ContractionBound> of(
      BlockGraph graph, FoldableTerms foldable, int[] products, WorkLimits limits) {
    if (products.length < 2 || !MatrixStructure.isIn(graph, foldable, products)) {
      return Optional.empty();
    }
    TouchedBlocks left = new TouchedBlocks(graph);
    TouchedBlocks right = new TouchedBlocks(graph);
    TouchedBlocks results = new TouchedBlocks(graph);
    double weight = 0;
    double heaviest = 0;
    for (int v : products) {
      int a = graph.operand(v, 0);
      int b = graph.operand(v, 1);
      int c = MatrixStructure.result(foldable, v);
      if (graph.flops(v) == 0) {
        return Optional.empty();
      }
      double omega = Math.sqrt((double) graph.bytes(a) * graph.bytes(b) * graph.bytes(c));
      weight += omega;
      heaviest = Math.max(heaviest, omega / graph.flops(v));
      left.add(a, omega);
      right.add(b, omega);
      results.add(c, omega);
    }
    double most = heaviest * limits.largest();
    if (weight == 0 || most >= weight) {
      return Optional.empty();
    }
    boolean sameOperands = left.intersects(right);
    double least = least(left, right, results, sameOperands ? 0.5 : 1, most) * weight / most;
    long held = left.costlyBytes() + right.costlyBytesBeside(left) + results.costlyBytes();
    long total = LowerBound.down(least - held);
    if (total <= 0) {
      return Optional.empty();
    }
    Traffic traffic = new Traffic();
    for (int v : products) {
      traffic.addBlocksOf(graph.operand(v, 0));
      traffic.addBlocksOf(graph.operand(v, 1));
      if (foldable.isFoldable(v)) {
        traffic.addPartialsOf(foldable.reductionOf(v));
      }
    }
    return Optional.of(new ContractionBound(graph.array(products[0]), total, traffic));
  }

  /**
   * g(w). Blocks that are both left and right operands count half in either role, as |A_S ∪ B_S| ≥
   * (|A_S| + |B_S|) / 2.
   */
  private static double least(
      TouchedBlocks left, TouchedBlocks right, TouchedBlocks results, double share, double w) {
    double product = w * w;
    double[] bounds = new double[3];
    int costly = 0;
    for (TouchedBlocks role : new TouchedBlocks[] {left, right, results}) {
      double cost = role == results ? 1 : share;
      if (role.isFree()) {
        product /= role.bytes();
      } else {
        product *= cost;
        bounds[costly++] = cost * w / role.mostWeightPerByte();
      }
    }
    return leastSum(product, Arrays.copyOf(bounds, costly));
  }

  /**
   * The least z₁ + … + z_d with z₁ ⋯ z_d ≥ product and z_i ≥ bound_i: bounds above the common value
   * of the rest hold with equality.
   */
  static double leastSum(double product, double[] bounds) {
    double[] z = bounds.clone();
    Arrays.sort(z);
    double sum = 0;
    double rest = product;
    for (int open = z.length; open > 0; open--) {
      double common = Math.pow(rest, 1.0 / open);
      if (z[open - 1] <= common) {
        return sum + open * common;
      }
      sum += z[open - 1];
      rest /= z[open - 1];
    }
    return sum;
  }
}
