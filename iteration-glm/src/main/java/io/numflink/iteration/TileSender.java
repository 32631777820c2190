package io.numflink.iteration;

import io.numflink.array.block.Block;
import io.numflink.lshs.RoutingKeys;
import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;

/** Sends a slot's tiles to its own slot, spread over the slot's key groups. */
final class TileSender {

  /** Successive multiples of it fall evenly into [0, 1), however many there are. */
  private static final double GOLDEN_RATIO = (Math.sqrt(5) - 1) / 2;

  private final RoutingKeys keys;
  private final int subtask;
  private long sent;

  TileSender(int maxParallelism, int parallelism, int subtask) {
    this.keys = new RoutingKeys(maxParallelism, parallelism);
    this.subtask = subtask;
  }

  /**
   * Sends a tile in its chunks.
   *
   * @param firstRow its first row within its split
   */
  void send(TileId id, long firstRow, List<Block> parts, Consumer<TileRecord> output)
      throws IOException {
    int routingKey = routingKey();
    int chunks = TileCodec.chunks(parts);
    Tile tile = new Tile(id, firstRow, parts);
    for (int i = 0; i < chunks; i++) {
      output.accept(
          new TileRecord.Chunk(
              routingKey,
              id.packed(),
              firstRow,
              tile.rows(),
              i,
              chunks,
              new TileChunk.OfTile(tile, i)));
    }
    sent++;
  }

  /** The end of a split. */
  TileRecord.SplitEnd end(SplitRows had) {
    return new TileRecord.SplitEnd(
        routingKey(), had.split(), had.splits(), had.tiles(), had.rows());
  }

  private int routingKey() {
    double place = GOLDEN_RATIO * sent % 1;
    return keys.keyOnSubtask(subtask, (int) (place * keys.groupCount(subtask)));
  }
}
