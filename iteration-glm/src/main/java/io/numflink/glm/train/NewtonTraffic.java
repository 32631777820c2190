package io.numflink.glm.train;

import io.numflink.glm.tile.GramPass;
import io.numflink.iteration.SuperstepRecord;

/**
 * The network of a step of Newton's method with d coefficients: every TaskManager but one sends
 * half of a symmetric d × d matrix and a gradient, and every TaskManager gets the coefficients,
 *
 * <pre>  (k − 1) (d²/2 + d) + k d  numbers over k TaskManagers.</pre>
 *
 * <p>What is sent is a little more: a partial result has the other half of the diagonal, deviance
 * and validity, and two numbers that say how it merges; a broadcast has the columns' means, family
 * and link, and the names of what it holds.
 *
 * @param coefficients d; of softmax regression those of all classes
 */
public record NewtonTraffic(int coefficients) {

  /** Whether a superstep computed the matrix and the gradient, and nothing else. */
  public boolean isOf(SuperstepRecord superstep) {
    return superstep.partialLength() == GlmMerge.HEAD + GramPass.length(coefficients);
  }

  /** The bytes that have to be sent. */
  public long boundBytes(int nodes) {
    long d = coefficients;
    return (nodes - 1) * (d * d + 2 * d) * Double.BYTES / 2 + nodes * d * Double.BYTES;
  }
}
