package io.numflink.glm.train;

import io.numflink.array.block.Block;
import io.numflink.glm.tile.Columns;
import io.numflink.glm.tile.Tile;
import io.numflink.iteration.TileId;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Which arrays a tile of a training consists of: labels and the columns of features (d × n), then
 * weights and offsets if there are any.
 *
 * @param columns d
 * @param splitRows rows of every split but the last, by which rows of the whole data are counted; 0
 *     if splits differ, and rows are counted within tiles
 */
public record TileLayout(int columns, boolean weighted, boolean offset, long splitRows)
    implements Serializable {
  private static final int LABELS = 0;
  private static final int FEATURES = 1;
  private static final int OTHERS = 2;

  /** So much of features suits caches. */
  private static final int TILE_BYTES = 512 << 10;

  /** A tile with several times as many rows as columns outweighs its share of XᵀWX… */
  private static final int ROWS_PER_COLUMN = 8;

  /** …but state backends do not like tiles larger than that. */
  private static final int MOST_BYTES = 4 << 20;

  private static final int LEAST_ROWS = 16;
  private static final int MOST_ROWS = 1 << 15;

  /** A layout of tiles in splits of any number of rows. */
  public TileLayout(int columns, boolean weighted, boolean offset) {
    this(columns, weighted, offset, 0);
  }

  /** How many rows to make a tile of. */
  public int rowsOfATile() {
    int width = Math.max(1, columns);
    int rowBytes = Double.BYTES * width;
    int rows =
        Math.min(Math.max(TILE_BYTES / rowBytes, ROWS_PER_COLUMN * width), MOST_BYTES / rowBytes);
    return Math.max(LEAST_ROWS, Math.min(MOST_ROWS, rows));
  }

  /**
   * The parts of a tile.
   *
   * @param weights of the rows; ignored if the layout has none
   * @param offsets of the rows; ignored if the layout has none
   */
  public List<Block> parts(Columns features, double[] labels, double[] weights, double[] offsets) {
    int rows = features.rows();
    List<Block> parts = new ArrayList<>();
    parts.add(Block.of(labels, rows));
    parts.add(Block.of(features.values(), columns, rows));
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
    return new Tile(
        number(tile.id()),
        splitRows == 0 ? 0 : splitRows * tile.id().split() + tile.firstRow(),
        new Columns(tile.rows(), columns, tile.part(FEATURES).float64()),
        tile.part(LABELS).float64(),
        weighted ? tile.part(OTHERS).float64() : null,
        offset ? tile.part(OTHERS + (weighted ? 1 : 0)).float64() : null);
  }

  /** The number by which passes know a tile: neighbouring ones in a split, and splits far apart. */
  static int number(TileId id) {
    return Integer.rotateLeft(id.split(), 16) ^ id.index();
  }

  /** The same with the first columns only. */
  TileLayout narrowed(int most) {
    return new TileLayout(Math.min(columns, most), weighted, offset, splitRows);
  }

  /** A tile without rows. */
  Tile empty() {
    return madeUp(0);
  }

  /**
   * A tile of features from −1 to 1, labels 0 and 1, and weights and offsets that change nothing.
   */
  Tile madeUp(int rows) {
    double[] features = new double[rows * columns];
    for (int i = 0; i < features.length; i++) {
      features[i] = Math.sin(i);
    }
    double[] labels = new double[rows];
    for (int i = 0; i < rows; i++) {
      labels[i] = i & 1;
    }
    double[] weights = weighted ? new double[rows] : null;
    if (weighted) {
      Arrays.fill(weights, 1);
    }
    return new Tile(
        0,
        0,
        new Columns(rows, columns, features),
        labels,
        weights,
        offset ? new double[rows] : null);
  }
}
