package io.numflink.glm.tile;

import java.io.Serializable;

/**
 * What a superstep computes: for every tile a partial result, which is a flat array whose length
 * depends on the pass alone. Merging is associative and commutative but for rounding, so partial
 * results can be reduced by any tree.
 */
public sealed interface Pass extends Serializable
    permits SurveyPass,
        GramPass,
        FactorPass,
        GradientPass,
        SamplePass,
        MeanPass,
        ConstantPass,
        AssessPass,
        ResidualPass,
        FittedPass,
        SoftmaxPass,
        InspectPass,
        ClassPass {
  /** The partial result of one tile. */
  double[] over(Tile tile);

  /**
   * Writes the partial result of one tile to an array from {@code at} on. Passes with large results
   * do so without another array.
   */
  default void over(Tile tile, double[] into, int at) {
    double[] result = over(tile);
    System.arraycopy(result, 0, into, at, result.length);
  }

  /** Whether the tile of this number has a part in the result; others need not be looked at. */
  default boolean uses(int tile) {
    return true;
  }

  /**
   * Multiplications and additions with the features of so many rows, to leading order; links and
   * families are not counted.
   */
  double flops(long rows);

  /** Merges a partial result into another; most passes add them. */
  default void merge(double[] into, double[] other) {
    for (int i = 0; i < into.length; i++) {
      into[i] += other[i];
    }
  }
}
