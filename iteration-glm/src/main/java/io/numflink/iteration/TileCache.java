package io.numflink.iteration;

import java.util.HashMap;
import java.util.Map;

/**
 * The tiles of a slot that stay decoded in memory. Supersteps walk through all tiles in the same
 * order, over and over; a cache that gave way to the most recent tile would hold none of them when
 * its turn comes again. So what is in stays in, and the rest is read each time: with a budget for a
 * part of the tiles, that part of the accesses hits, and no policy hits more. For one thread.
 */
final class TileCache {
  private final long budget;
  private final Map<TileId, Tile> tiles = new HashMap<>();
  private long bytes;

  /**
   * @param budget the most payload bytes that it holds
   */
  TileCache(long budget) {
    this.budget = budget;
  }

  /** The tile, or null if it is not here. */
  Tile get(TileId id) {
    return tiles.get(id);
  }

  boolean hasRoomFor(long more) {
    return more <= budget - bytes;
  }

  /** Keeps the tile if it fits; false if it does not. */
  boolean offer(Tile tile) {
    if (!hasRoomFor(tile.bytes())) {
      return false;
    }
    if (tiles.putIfAbsent(tile.id(), tile) == null) {
      bytes += tile.bytes();
    }
    return true;
  }

  /** Payload bytes of the tiles that are here. */
  long bytes() {
    return bytes;
  }
}
