package io.numflink.lshs;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** The ways to lay a number of nodes out as a grid. */
final class NodeGrids {
  private NodeGrids() {}

  /** All grids of {@code axes} axes whose product is {@code nodes}, the most even ones first. */
  static List<int[]> of(int nodes, int axes) {
    List<int[]> grids = new ArrayList<>();
    collect(nodes, new int[axes], 0, grids);
    // The sum of the extents is smallest for the most even grid; sorting is stable.
    grids.sort(Comparator.comparingInt(grid -> Arrays.stream(grid).sum()));
    return grids;
  }

  private static void collect(int rest, int[] grid, int axis, List<int[]> grids) {
    if (axis == grid.length) {
      if (rest == 1) {
        grids.add(grid.clone());
      }
      return;
    }
    for (int extent = rest; extent >= 1; extent--) {
      if (rest % extent == 0) {
        grid[axis] = extent;
        collect(rest / extent, grid, axis + 1, grids);
      }
    }
  }

  static int product(int[] grid) {
    return Arrays.stream(grid).reduce(1, Math::multiplyExact);
  }
}
