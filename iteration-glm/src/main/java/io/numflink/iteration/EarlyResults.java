package io.numflink.iteration;

import java.io.IOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.apache.flink.core.io.SimpleVersionedSerialization;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Partial results for {@link Superstep#first}, computed while tiles arrive and are in the cache.
 * Since a result depends on tile and broadcast alone, it does not matter when it is computed; what
 * is not here, as after a failure or for want of room, the superstep computes. For one thread.
 */
final class EarlyResults<B> {
  /** Room for those of some 16 GiB of tiles; results of very wide ones may be a tenth of them. */
  private static final long MOST_ELEMENTS = 1 << 21;

  private static final int UNKNOWN = -1;

  private static final Logger LOG = LoggerFactory.getLogger(EarlyResults.class);

  private final Superstep<B> superstep;
  private final B broadcast;
  private final byte[] bytes;
  private final Map<TileId, double[]> results = new HashMap<>();
  private int length = UNKNOWN;
  private long elements;
  private long nanos;

  /**
   * Results that were computed early.
   *
   * @param nanos the time that they took
   */
  record Known(Map<TileId, double[]> byTile, long nanos) {
    static final Known NOTHING = new Known(Map.of(), 0);
  }

  EarlyResults(Superstep<B> superstep) throws IOException {
    this.superstep = superstep;
    this.broadcast = superstep.first().orElse(null);
    this.bytes =
        broadcast == null
            ? null
            : SimpleVersionedSerialization.writeVersionAndSerialize(
                superstep.broadcastCodec(), broadcast);
  }

  /** Computes the result of a tile that has arrived. */
  void add(Tile tile) {
    if (broadcast == null) {
      return;
    }
    long began = System.nanoTime();
    try {
      if (length == UNKNOWN) {
        length = superstep.partialLength(broadcast);
      }
      if (elements + length > MOST_ELEMENTS || !superstep.uses(tile.id(), broadcast)) {
        return;
      }
      double[] partial = new double[length];
      superstep.merge().identity(partial);
      superstep.compute(tile, broadcast, partial);
      results.put(tile.id(), partial);
      elements += length;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (Exception e) {
      // The superstep will meet it again, and say where it was
      LOG.debug("Tile {} has no result", tile.id(), e);
    }
    nanos += System.nanoTime() - began;
  }

  /** The results for a broadcast, which leave; all others are dropped. */
  Known take(byte[] arrived) {
    Known taken =
        Arrays.equals(bytes, arrived) ? new Known(Map.copyOf(results), nanos) : Known.NOTHING;
    results.clear();
    elements = 0;
    nanos = 0;
    return taken;
  }
}
