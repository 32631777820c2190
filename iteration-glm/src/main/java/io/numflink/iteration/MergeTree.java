package io.numflink.iteration;

import java.util.ArrayDeque;

/**
 * Merges a sequence of partial results along a binary tree that depends on their number alone: two
 * results of equal weight are merged as soon as both are there. Sums of n terms so have a rounding
 * error that grows with log n, and their value depends on the order of the terms, not on the time
 * of their arrival. For one thread.
 */
final class MergeTree {
  private final PartialMerge merge;
  private final PartialArrays arrays;
  private final ArrayDeque<double[]> roots = new ArrayDeque<>();
  private long count;

  /**
   * @param arrays where arrays go after they are merged
   */
  MergeTree(PartialMerge merge, PartialArrays arrays) {
    this.merge = merge;
    this.arrays = arrays;
  }

  /** Adds the next result; the array belongs to the tree from now on. */
  void add(double[] partial) {
    double[] root = partial;
    count++;
    // As in a binary counter: every trailing zero of the count is a carry.
    for (long carry = count; (carry & 1) == 0; carry >>= 1) {
      root = mergeInto(roots.pop(), root);
    }
    roots.push(root);
  }

  private double[] mergeInto(double[] into, double[] other) {
    merge.merge(into, other);
    arrays.give(other);
    return into;
  }

  /**
   * What all results merge to: an array that the caller owns. The tree is empty afterwards.
   *
   * @param length of the result, which is the identity if there was none
   */
  double[] result(int length) {
    if (roots.isEmpty()) {
      double[] identity = arrays.take(length);
      merge.identity(identity);
      return identity;
    }
    double[] result = roots.pop();
    while (!roots.isEmpty()) {
      result = mergeInto(roots.pop(), result);
    }
    count = 0;
    return result;
  }
}
