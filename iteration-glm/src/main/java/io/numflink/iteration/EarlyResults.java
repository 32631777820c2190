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
 * is not here, as after a failure, the superstep computes. For one thread.
 */
final class EarlyResults<B> {
  private static final Logger LOG = LoggerFactory.getLogger(EarlyResults.class);

  private final Superstep<B> superstep;
  private final B broadcast;
  private final byte[] bytes;
  private final Map<TileId, double[]> results = new HashMap<>();

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
    double[] partial = new double[superstep.partialLength(broadcast)];
    superstep.merge().identity(partial);
    try {
      superstep.compute(tile, broadcast, partial);
    } catch (Exception e) {
      // The superstep will meet it again, and say where it was
      LOG.debug("Tile {} has no result", tile.id(), e);
      return;
    }
    results.put(tile.id(), partial);
  }

  /** The results for a broadcast, which leave; all others are dropped. */
  Map<TileId, double[]> take(byte[] arrived) {
    Map<TileId, double[]> taken = Arrays.equals(bytes, arrived) ? Map.copyOf(results) : Map.of();
    results.clear();
    return taken;
  }
}
