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

  private static final Logger LOG = LoggerFactory.getLogger(EarlyResults.class);

  private final Superstep<B> superstep;
  private final B broadcast;
  private final byte[] bytes;
  private final Map<TileId, double[]> results = new HashMap<>();
  private long elements;

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
    if (broadcast == null || !superstep.uses(tile.id(), broadcast)) {
      return;
    }
    int length = superstep.partialLength(broadcast);
    if (elements + length > MOST_ELEMENTS) {
      return;
    }
    double[] partial = new double[length];
    superstep.merge().identity(partial);
    try {
      superstep.compute(tile, broadcast, partial);
    } catch (Exception e) {
      // The superstep will meet it again, and say where it was
      LOG.debug("Tile {} has no result", tile.id(), e);
      return;
    }
    results.put(tile.id(), partial);
    elements += length;
  }

  /** The results for a broadcast, which leave; all others are dropped. */
  Map<TileId, double[]> take(byte[] arrived) {
    Map<TileId, double[]> taken = Arrays.equals(bytes, arrived) ? Map.copyOf(results) : Map.of();
    results.clear();
    elements = 0;
    return taken;
  }
}
