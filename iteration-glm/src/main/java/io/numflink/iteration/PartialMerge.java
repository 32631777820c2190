package io.numflink.iteration;

import java.io.Serializable;
import java.util.Arrays;

/**
 * An associative and commutative merge of partial results. The runtime merges along fixed trees, so
 * rounding does not depend on the order in which results arrive.
 */
public interface PartialMerge extends Serializable {

  /** Element-wise addition. */
  PartialMerge SUM = new Sum();

  /** Writes what merges with anything to that thing; the array holds anything before. */
  void identity(double[] partial);

  /** Merges {@code other}, which is not changed, into {@code into}. Both are of the same length. */
  void merge(double[] into, double[] other);

  /** Element-wise addition. */
  record Sum() implements PartialMerge {
    private static final long serialVersionUID = 1L;

    @Override
    public void identity(double[] partial) {
      Arrays.fill(partial, 0);
    }

    @Override
    public void merge(double[] into, double[] other) {
      for (int i = 0; i < into.length; i++) {
        into[i] += other[i];
      }
    }
  }
}
