package io.numflink.array.kernel;

/** Applies one function to a stretch of elements. */
@FunctionalInterface
public interface Loop {

  /**
   * {@code out[to + t] = f(in[0][at[0] + t], in[1][at[1] + t], …)} for {@code 0 ≤ t < n}. The
   * result may overwrite an operand that begins at the same place.
   *
   * @param in the operands' primitive arrays
   * @param at where each operand begins
   * @param out the result's primitive array
   * @param to where the result begins
   * @param n the number of elements
   */
  void run(Object[] in, int[] at, Object out, int to, int n);
}
