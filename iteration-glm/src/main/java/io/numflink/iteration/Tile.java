package io.numflink.iteration;

import io.numflink.array.block.Block;
import java.util.List;

/**
 * Successive rows of a data set, which a superstep computes with at once.
 *
 * @param id its number
 * @param firstRow the place of its first row within its split, from 0
 * @param parts arrays whose first or, stored by columns, last axis has an element for every row of
 *     the tile, the first part's its first axis: labels, features, weights…; not to be written to
 */
public record Tile(TileId id, long firstRow, List<Block> parts) {

  public Tile {
    parts = List.copyOf(parts);
    rowsOf(parts);
  }

  /** The rows of the first part, which the others have to have, too. */
  static int rowsOf(List<Block> parts) {
    if (parts.isEmpty()) {
      throw new IllegalArgumentException("a tile needs at least one part");
    }
    int rows = parts.get(0).rank() == 0 ? -1 : parts.get(0).extent(0);
    for (Block part : parts) {
      boolean fits =
          part.rank() > 0 && (part.extent(0) == rows || part.extent(part.rank() - 1) == rows);
      if (!fits) {
        throw new IllegalArgumentException("the parts of a tile differ in their rows: " + parts);
      }
    }
    return rows;
  }

  public int rows() {
    return parts.get(0).extent(0);
  }

  public Block part(int number) {
    return parts.get(number);
  }

  /** The size of all parts' payload. */
  public long bytes() {
    return parts.stream().mapToLong(Block::bytes).sum();
  }
}
