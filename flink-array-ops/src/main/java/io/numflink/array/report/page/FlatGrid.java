package io.numflink.array.report.page;

import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A block grid of any number of axes as rows and columns. In all cases the block at (row, column)
 * is the one at row · columns + column in row-major order of the grid.
 *
 * <ul>
 *   <li>Up to two axes stay as they are.
 *   <li>Of more, the first is the rows, and the others lie one after another in the columns.
 *   <li>A long and thin grid is folded like a text: row after row.
 * </ul>
 *
 * @param blocks how many blocks there are; the last row may be shorter
 * @param isFolded whether rows are pieces of one line
 * @param note what was done to the grid, for readers; empty if nothing
 */
record FlatGrid(int rows, int columns, int blocks, boolean isFolded, String note) {

  /** Thin grids up to this length are not folded. */
  private static final int LONGEST_LINE = 12;

  /**
   * @param grid blocks along each axis
   * @param side how many rows and columns a picture may have
   */
  static FlatGrid of(int[] grid, int side) {
    int blocks = Arrays.stream(grid).reduce(1, Math::multiplyExact);
    boolean isThin = Arrays.stream(grid).filter(extent -> extent > 1).count() <= 1;
    if (isThin && blocks > LONGEST_LINE) {
      int columns = folded(blocks, side);
      return new FlatGrid(
          (blocks + columns - 1) / columns,
          columns,
          blocks,
          true,
          "folded like a text, the next row below");
    }
    if (grid.length <= 1) {
      return new FlatGrid(1, blocks, blocks, false, "");
    }
    String note =
        grid.length == 2
            ? ""
            : "axis 0 downwards; axes %s, flattened, to the right"
                .formatted(
                    IntStream.range(1, grid.length)
                        .mapToObj(Integer::toString)
                        .collect(Collectors.joining(", ")));
    return new FlatGrid(grid[0], blocks / grid[0], blocks, false, note);
  }

  /** Columns for so many blocks: about twice the rows, or whole patches of blocks. */
  private static int folded(int blocks, int side) {
    int inSquare = side * side;
    return blocks <= inSquare
        ? Math.min(side, (int) Math.ceil(Math.sqrt(2.0 * blocks)))
        : side * ((blocks + inSquare - 1) / inSquare);
  }
}
