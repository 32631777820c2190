package io.numflink.iteration;

import java.io.Serializable;
import org.apache.flink.core.io.SimpleVersionedSerializer;

/**
 * How the loop variable begins and advances: the part of an iteration that runs in the JobManager,
 * on a thread of its own. It is a pure function of its arguments. It travels with the job by Java
 * serialisation.
 *
 * <p>The loop variable is all that changes from superstep to superstep. It is what a checkpoint
 * holds besides the tiles, so it should be small: coefficients and a solver's memory, not data.
 *
 * @param <V> the loop variable
 * @param <B> the part of it that supersteps need
 */
public interface Loop<V, B> extends Serializable {

  /** The bytes in which checkpoints hold the loop variable and in which it reaches the driver. */
  SimpleVersionedSerializer<V> variableCodec();

  /** The loop variable before the first superstep. */
  V initial();

  /** What the slots need of it; sent to each of them. */
  B broadcast(V variable);

  /** What the superstep of a loop variable is for, in a word; empty if all are alike. */
  default String purpose(V variable) {
    return "";
  }

  /**
   * Decides what follows a superstep.
   *
   * @param superstep its number, from 0
   * @param variable the loop variable that it was computed with
   * @param merged the partial results of all tiles, merged
   */
  Turn<V> advance(long superstep, V variable, double[] merged) throws Exception;
}
