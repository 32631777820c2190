package io.numflink.iteration;

/** What the source hands to the tiles' operator. */
sealed interface TileRecord {

  /** Its key: in the key group that the record belongs to. */
  int routingKey();

  /**
   * A part of a tile. The parts of a tile are sent at once, so no checkpoint barrier comes between
   * them.
   *
   * @param routingKey the same for all parts of a tile
   * @param tile the tile's packed number
   * @param firstRow its first row within its split
   * @param rows how many rows it has
   * @param number of the part, from 0
   * @param count how many parts there are
   * @param data of the encoded tile
   */
  record Chunk(
      int routingKey, long tile, long firstRow, int rows, int number, int count, TileChunk data)
      implements TileRecord {

    /** The bytes of the chunks up to this one. */
    long bytesUpToHere() {
      return (long) number * TileCodec.CHUNK_BYTES + data.length();
    }
  }

  /**
   * All tiles of a split have been sent.
   *
   * @param splits how many splits there are
   * @param tiles how many tiles this one had
   * @param rows how many rows they had
   */
  record SplitEnd(int routingKey, int split, int splits, int tiles, long rows)
      implements TileRecord {}
}
