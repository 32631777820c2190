package io.numflink.lshs;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * The cyclic layout of arrays over a grid of nodes: block (i, j, …) lies on the node at (i mod g₁,
 * j mod g₂, …) in row-major order. Axes that an array lacks count as index 0, axes beyond the grid
 * are ignored. If nodes are unequal, the grid is one of {@link Places} instead.
 */
final class CyclicLayout {
  private static final int MAX_AXES = 4;

  private final int[][] blockGrids;
  private final int[][] nodeGrids;

  private final Places places;
  private final boolean given;

  private CyclicLayout(
      List<BlockGraph.ArrayInfo> arrays, int[][] nodeGrids, Places places, boolean given) {
    this.places = places;
    this.given = given;
    this.nodeGrids = nodeGrids;
    blockGrids = arrays.stream().map(BlockGraph.ArrayInfo::grid).toArray(int[][]::new);
  }

  /** The layout that a user has fixed: all arrays over one and the same grid of nodes. */
  static CyclicLayout given(List<BlockGraph.ArrayInfo> arrays, int[] nodeGrid) {
    int[][] grids = new int[arrays.size()][];
    Arrays.fill(grids, nodeGrid);
    return new CyclicLayout(arrays, grids, Places.one(NodeGrids.product(nodeGrid)), true);
  }

  /**
   * The layout over that grid of places, but for arrays that could lie on more nodes than their
   * extents let them there: they get the grid that puts the fewest blocks on one node.
   */
  static CyclicLayout fitted(List<BlockGraph.ArrayInfo> arrays, int[] nodeGrid, Places places) {
    int[][] grids = new int[arrays.size()][];
    for (int a = 0; a < grids.length; a++) {
      grids[a] = fit(arrays.get(a).grid(), nodeGrid);
    }
    return new CyclicLayout(arrays, grids, places, false);
  }

  /**
   * The layout that deals the blocks of every array out in row-major order: as even as can be where
   * no grid of the nodes fits the arrays, at the price that rows and columns have no order.
   */
  static CyclicLayout dealt(List<BlockGraph.ArrayInfo> arrays, Places places) {
    return new CyclicLayout(arrays, new int[arrays.size()][], places, false);
  }

  int owner(int array, int linearIndex) {
    if (nodeGrids[array] == null) {
      return places.node(linearIndex % places.count());
    }
    return places.node(place(linearIndex, blockGrids[array], nodeGrids[array]));
  }

  int[] nodeGrid(int array) {
    return nodeGrids[array].clone();
  }

  /** Whether a user has fixed the layout, as opposed to a scheduler that tries it. */
  boolean isGiven() {
    return given;
  }

  /** The place of a block of an array with that grid of blocks on a grid of places. */
  static int place(int linearIndex, int[] blockGrid, int[] nodeGrid) {
    int stride = 1;
    for (int axis = blockGrid.length; axis < nodeGrid.length; axis++) {
      stride *= nodeGrid[axis];
    }
    int rest = linearIndex;
    int place = 0;
    for (int axis = blockGrid.length - 1; axis >= 0; axis--) {
      if (axis < nodeGrid.length) {
        place += rest % blockGrid[axis] % nodeGrid[axis] * stride;
        stride *= nodeGrid[axis];
      }
      rest /= blockGrid[axis];
    }
    return place;
  }

  private static int[] fit(int[] blockGrid, int[] nodeGrid) {
    int nodes = NodeGrids.product(nodeGrid);
    long blocks = 1;
    long used = 1;
    for (int axis = 0; axis < blockGrid.length; axis++) {
      blocks *= blockGrid[axis];
      used *= axis < nodeGrid.length ? Math.min(blockGrid[axis], nodeGrid[axis]) : 1;
    }
    if (used >= Math.min(nodes, blocks)) {
      return nodeGrid;
    }
    // The flattest of equally good grids: a long and thin array then lies along its long axis, and
    // so does its transpose, or its partner in a contraction.
    List<int[]> grids = new ArrayList<>(NodeGrids.of(nodes, Math.min(blockGrid.length, MAX_AXES)));
    Collections.reverse(grids);
    int[] best = nodeGrid;
    long fewest = blocksOnOneNode(blockGrid, nodeGrid);
    for (int[] grid : grids) {
      long most = blocksOnOneNode(blockGrid, grid);
      if (most < fewest) {
        fewest = most;
        best = grid;
      }
    }
    return best;
  }

  /** Whether no node of the grid gets more than twice the mean number of blocks, rounded up. */
  static boolean isEven(int[] blockGrid, int[] nodeGrid) {
    long blocks = 1;
    for (int extent : blockGrid) {
      blocks *= extent;
    }
    int nodes = NodeGrids.product(nodeGrid);
    return blocksOnOneNode(blockGrid, nodeGrid) <= 2 * ((blocks + nodes - 1) / nodes);
  }

  private static long blocksOnOneNode(int[] blockGrid, int[] nodeGrid) {
    long most = 1;
    for (int axis = 0; axis < blockGrid.length; axis++) {
      int extent = axis < nodeGrid.length ? nodeGrid[axis] : 1;
      most *= (blockGrid[axis] + extent - 1) / extent;
    }
    return most;
  }
}
