package io.numflink.iteration;

import java.io.Serializable;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.apache.flink.core.io.SimpleVersionedSerializer;

/**
 * What a superstep computes of each tile, on the slots: a pure function of the tile and of what the
 * coordinator broadcasts, with a partial result that is merged over all tiles. It may be computed
 * again after a failure. It travels with the job by Java serialisation; a slot uses an instance of
 * its own, from one thread.
 *
 * @param <B> what is broadcast at the beginning of each superstep
 */
public interface Superstep<B> extends Serializable {

  /**
   * Is called while the tiles are read, on a thread beside the one that computes: the time to load
   * native libraries, and to run kernels on made-up tiles so that they are compiled when the first
   * superstep begins. Its failures are ignored.
   *
   * @param wanted whether to go on; once it is false the task's end waits for the return
   */
  default void prepare(BooleanSupplier wanted) {}

  /**
   * The broadcast of the first superstep, if it is known before the data are. Its results are
   * computed tile by tile as these arrive, while they are in the processor's cache.
   */
  default Optional<B> first() {
    return Optional.empty();
  }

  /** The bytes in which broadcasts travel. */
  SimpleVersionedSerializer<B> broadcastCodec();

  /** The length of the partial result; the same on all slots. */
  int partialLength(B broadcast);

  /**
   * Computes a tile's partial result.
   *
   * @param partial has the identity of {@link #merge} on entry and the tile's result on return
   * @throws TileException if a row is at fault
   */
  void compute(Tile tile, B broadcast, double[] partial) throws Exception;

  /** Whether the tile takes part in this superstep; others are not even read from state. */
  default boolean uses(TileId tile, B broadcast) {
    return true;
  }

  /**
   * The floating-point operations that {@link #compute} takes, for reports; 0 if they are not
   * counted.
   */
  default double flops(B broadcast, long rows) {
    return 0;
  }

  /** How partial results become one; addition unless said otherwise. */
  default PartialMerge merge() {
    return PartialMerge.SUM;
  }
}
