package io.numflink.iteration;

import java.util.ArrayDeque;

/**
 * The arrays of partial results that tasks use again and again, so that supersteps leave no
 * garbage.
 */
final class PartialArrays {
  private final ArrayDeque<double[]> free = new ArrayDeque<>();
  private int length;

  /** An array of that length, with anything in it. */
  synchronized double[] take(int wanted) {
    if (wanted != length) {
      free.clear();
      length = wanted;
    }
    double[] array = free.poll();
    return array == null ? new double[wanted] : array;
  }

  /** Takes back an array that nobody uses any more. */
  synchronized void give(double[] array) {
    if (array.length == length) {
      free.push(array);
    }
  }
}
