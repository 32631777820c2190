package io.numflink.array.report.page;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The grid of an array's blocks as squares, each with the nodes that hold its blocks. A grid of
 * more than {@value #SIDE} rows or columns is shown by patches, a square each, if most patches are
 * on one node; otherwise its first rows and columns are shown as they are, since a pattern that
 * repeats within a patch would be lost.
 *
 * @param squares row by row; a row may be shorter than {@code columns}
 * @param isExact whether every square is one block
 * @param note what is shown instead of the whole grid, block by block; empty if that is
 */
record BlockPicture(int rows, int columns, List<Square> squares, boolean isExact, String note) {
  static final int SIDE = 40;

  /**
   * One square.
   *
   * @param block the block, in row-major order of the array's grid; of a patch, its first
   * @param nodes the nodes that hold it; of a patch, those that hold most of its blocks
   */
  @SuppressWarnings("ArrayRecordComponent") // drawn once, never compared
  record Square(int row, int column, int block, int[] nodes) {}

  static BlockPicture of(int[] grid, BlockHolders holders) {
    FlatGrid flat = FlatGrid.of(grid, SIDE);
    if (flat.rows() <= SIDE && flat.columns() <= SIDE) {
      return new BlockPicture(
          flat.rows(),
          flat.columns(),
          squares(flat, flat.rows(), flat.columns(), holders),
          true,
          flat.note());
    }
    int height = (flat.rows() + SIDE - 1) / SIDE;
    int width = (flat.columns() + SIDE - 1) / SIDE;
    List<Square> patches = new ArrayList<>();
    int mixed = 0;
    for (int row = 0; row * height < flat.rows(); row++) {
      for (int column = 0; column * width < flat.columns(); column++) {
        Patch patch = Patch.of(flat, row * height, column * width, height, width, holders);
        if (patch != null) {
          patches.add(new Square(row, column, patch.first, patch.nodes));
          mixed += patch.isMixed ? 1 : 0;
        }
      }
    }
    return mixed * 2 > patches.size()
        ? corner(flat, holders)
        : new BlockPicture(
            (flat.rows() + height - 1) / height,
            (flat.columns() + width - 1) / width,
            patches,
            false,
            patchNote(height, width, mixed, patches.size(), flat.note()));
  }

  private static String patchNote(int height, int width, int mixed, int patches, String flatNote) {
    return join(
        flatNote,
        "a square is %d × %d blocks, coloured by the node that has most of them"
                .formatted(height, width)
            + (mixed == 0
                ? ""
                : "; in %d of %d squares other nodes have some".formatted(mixed, patches)));
  }

  private static BlockPicture corner(FlatGrid flat, BlockHolders holders) {
    FlatGrid shown =
        flat.isFolded() ? new FlatGrid(SIDE, SIDE, SIDE * SIDE, true, flat.note()) : flat;
    int rows = Math.min(SIDE, shown.rows());
    int columns = Math.min(SIDE, shown.columns());
    String whole =
        flat.isFolded()
            ? "only the first %d of %d blocks".formatted(shown.blocks(), flat.blocks())
            : "only the first %d × %d of %d × %d blocks"
                .formatted(rows, columns, flat.rows(), flat.columns());
    return new BlockPicture(
        rows,
        columns,
        squares(shown, rows, columns, holders),
        true,
        join(flat.note(), whole + ", as a coarser picture would show no pattern"));
  }

  private static String join(String first, String second) {
    return first.isEmpty() ? second : first + "; " + second;
  }

  private static List<Square> squares(FlatGrid flat, int rows, int columns, BlockHolders holders) {
    List<Square> squares = new ArrayList<>();
    for (int row = 0; row < rows; row++) {
      for (int column = 0; column < columns; column++) {
        int block = row * flat.columns() + column;
        if (block < flat.blocks()) {
          squares.add(new Square(row, column, block, holders.nodes(block)));
        }
      }
    }
    return squares;
  }

  /** Blocks that one square stands for. */
  private record Patch(int first, int[] nodes, boolean isMixed) {

    /** The patch whose first block is there; null if it has no blocks. */
    static Patch of(
        FlatGrid flat, int row, int column, int height, int width, BlockHolders holders) {
      Map<List<Integer>, Integer> counts = new HashMap<>();
      int total = 0;
      for (int r = row; r < Math.min(row + height, flat.rows()); r++) {
        for (int c = column; c < Math.min(column + width, flat.columns()); c++) {
          int block = r * flat.columns() + c;
          if (block < flat.blocks()) {
            counts.merge(Arrays.stream(holders.nodes(block)).boxed().toList(), 1, Integer::sum);
            total++;
          }
        }
      }
      if (total == 0) {
        return null;
      }
      List<Integer> most = null;
      for (Map.Entry<List<Integer>, Integer> entry : counts.entrySet()) {
        int lead = most == null ? 1 : entry.getValue() - counts.get(most);
        if (lead > 0 || (lead == 0 && precedes(entry.getKey(), most))) {
          most = entry.getKey();
        }
      }
      return new Patch(
          row * flat.columns() + column,
          most.stream().mapToInt(Integer::intValue).toArray(),
          counts.get(most) < total);
    }

    /** An order of equals, lest the picture depend on a hash. */
    private static boolean precedes(List<Integer> a, List<Integer> b) {
      return Arrays.compare(
              a.stream().mapToInt(Integer::intValue).toArray(),
              b.stream().mapToInt(Integer::intValue).toArray())
          < 0;
    }
  }
}
