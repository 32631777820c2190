package io.numflink.iteration;

/**
 * The number of a tile: which split it was read from, and its place there. It does not depend on
 * parallelism, and tiles in order of their numbers are in order of their rows.
 *
 * @param split below 2²⁰
 * @param index below 2²⁷
 */
public record TileId(int split, int index) implements Comparable<TileId> {
  static final int MAX_SPLITS = 1 << 20;
  private static final int INDEX_BITS = 27;

  public TileId {
    if (split < 0 || split >= MAX_SPLITS || index < 0 || index >= 1 << INDEX_BITS) {
      throw new IllegalArgumentException(
          "tile %d of split %d: at most %d splits of %d tiles are possible"
              .formatted(index, split, MAX_SPLITS, 1 << INDEX_BITS));
    }
  }

  /** Both numbers in one, of 47 bits, in the order of the tiles. */
  long packed() {
    return (long) split << INDEX_BITS | index;
  }

  static TileId ofPacked(long packed) {
    return new TileId((int) (packed >>> INDEX_BITS), (int) packed & ((1 << INDEX_BITS) - 1));
  }

  @Override
  public int compareTo(TileId other) {
    return Long.compare(packed(), other.packed());
  }
}
