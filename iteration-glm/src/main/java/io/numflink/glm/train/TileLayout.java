package io.numflink.glm.train;

import io.numflink.array.block.Block;
import io.numflink.glm.tile.Tile;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/**
 * Which arrays a tile of a training consists of: features (n × d) and labels, then weights and
 * offsets if there are any.
 *
 * @param columns d
 * @param splitRows rows of every split but the last, by which rows of the whole data are counted; 0
 *     if splits differ, and rows are counted within tiles
 */
public record TileLayout(int columns, boolean weighted, boolean offset, long splitRows)
    implements Serializable {
  private static final int FEATURES = 0;
  private static final int LABELS = 1;

  /** A layout of tiles in splits of any number of rows. */
  public TileLayout(int columns, boolean weighted, boolean offset) {
    this(columns, weighted, offset, 0);
  }

  /**
   * The parts of a tile.
   *
   * @param weights of the rows; ignored if the layout has none
   * @param offsets of the rows; ignored if the layout has none
   */
  public List<Block> parts(
      int rows, double[] features, double[] labels, double[] weights, double[] offsets) {
    List<Block> parts = new ArrayList<>();
    parts.add(Block.of(features, rows, columns));
    parts.add(Block.of(labels, rows));
    if (weighted) {
      parts.add(Block.of(weights, rows));
    }
    if (offset) {
      parts.add(Block.of(offsets, rows));
    }
    return parts;
  }

  /** A tile as the passes take it. */
  Tile tile(io.numflink.iteration.Tile tile) {
    // Tiles of one split have neighbouring numbers; splits are far apart.
    int id = Integer.rotateLeft(tile.id().split(), 16) ^ tile.id().index();
    return new Tile(
        id,
        splitRows == 0 ? 0 : splitRows * tile.id().split() + tile.firstRow(),
        tile.rows(),
        columns,
        tile.part(FEATURES).float64(),
        tile.part(LABELS).float64(),
        weighted ? tile.part(LABELS + 1).float64() : null,
        offset ? tile.part(LABELS + (weighted ? 2 : 1)).float64() : null);
  }

  /** A tile without rows. */
  Tile empty() {
    return new Tile(
        0,
        0,
        0,
        columns,
        new double[0],
        new double[0],
        weighted ? new double[0] : null,
        offset ? new double[0] : null);
  }
}
