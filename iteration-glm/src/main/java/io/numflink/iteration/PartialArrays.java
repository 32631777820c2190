package io.numflink.iteration;

import java.util.ArrayDeque;

/**
 * The arrays of partial results that a task uses again and again, so that supersteps leave no
 * garbage. For one thread.
 */
final class PartialArrays {
  private final ArrayDeque<double[]> free = new ArrayDeque<>();
  private int length;

  /** An array of that length, with anything in it. */
  double[] take(int wanted) {
    if (wanted != length) {
      free.clear();
      length = wanted;
    }
    double[] array = free.poll();
    return array == null ? new double[wanted] : array;
  }

  /** Takes back an array that nobody uses any more. */
  void give(double[] array) {
    if (array.length == length) {
      free.push(array);
    }
  }
}
