package io.numflink.iteration;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.Gauge;
import org.apache.flink.metrics.MetricGroup;

/**
 * A slot's tiles: in keyed state, and as far as the budget goes decoded in memory. State on the
 * heap holds the tiles themselves, so there all are in memory and no budget applies.
 */
final class SlotTiles {
  /** Metric: accesses to tiles that were decoded in memory. */
  static final String CACHE_HITS = "tileCacheHits";

  /** Metric: accesses to tiles that were read from state. */
  static final String CACHE_MISSES = "tileCacheMisses";

  /** Metric: payload bytes of the tiles in memory. */
  static final String CACHE_BYTES = "tileCacheBytes";

  private final TileStore store;
  private final TileCache cache;
  private final Counter hits;
  private final Counter misses;
  private long largestMissBytes;

  /**
   * @param budget the most payload bytes to hold in memory besides the state
   */
  SlotTiles(TileStore store, long budget, MetricGroup metrics) {
    this.store = store;
    this.cache = new TileCache(store.isOnHeap() ? Long.MAX_VALUE : budget);
    this.hits = metrics.counter(CACHE_HITS);
    this.misses = metrics.counter(CACHE_MISSES);
    metrics.<Long, Gauge<Long>>gauge(CACHE_BYTES, cache::bytes);
  }

  /**
   * Takes a chunk, under the current key.
   *
   * @return the tile, if this was its last chunk and it is in memory
   */
  Optional<Tile> put(TileRecord.Chunk chunk) throws Exception {
    Optional<TileEntry> complete = store.put(chunk);
    if (complete.isEmpty()) {
      return Optional.empty();
    }
    Tile tile = null;
    if (chunk.data() instanceof TileChunk.OfTile made) {
      tile = made.tile();
    } else if (cache.hasRoomFor(chunk.bytesUpToHere())) {
      tile = store.read(complete.get());
    }
    if (tile != null) {
      cache.offer(tile);
    }
    return Optional.ofNullable(tile);
  }

  /** Notes, under the current key, that a split has been read. */
  void put(TileRecord.SplitEnd end) throws Exception {
    store.put(end);
  }

  /** A tile, from memory or else from state. */
  Tile get(TileEntry entry) throws Exception {
    Tile tile = cache.get(entry.id());
    if (tile != null) {
      hits.inc();
      return tile;
    }
    misses.inc();
    tile = store.read(entry);
    if (!cache.offer(tile)) {
      largestMissBytes = Math.max(largestMissBytes, tile.bytes());
    }
    return tile;
  }

  /** All complete tiles, in order of their numbers. */
  Collection<TileEntry> catalogue() {
    return store.catalogue();
  }

  /** The splits whose end this slot has seen. */
  List<SplitRows> ended() {
    return store.ended();
  }

  long hits() {
    return hits.getCount();
  }

  long misses() {
    return misses.getCount();
  }

  /** The most payload that has been in memory at once. */
  long peakBytes() {
    return cache.bytes() + largestMissBytes;
  }
}
