package io.numflink.array.blocking;

import io.numflink.array.block.BlockGrid;
import io.numflink.array.expr.Expr;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Chooses the block shape of every array of a program.
 *
 * <p>The arrays are gone through from the largest to the smallest. Along axes whose {@linkplain
 * AxisClasses class} has a block extent already (asked for, or chosen for a larger array) it is
 * taken over; the others share what is left of a block's bytes evenly, so that two large axes give
 * nearly square blocks. An axis that is short beside another one is not cut: tall matrices get
 * blocks of whole rows.
 */
final class GridChooser {
  /** Blocks a slot that an array is cut into if they stay large enough: some slack for balance. */
  private static final int BLOCKS_PER_SLOT = 3;

  /** Blocks of smaller arrays are not less than this part of the target. */
  private static final int SMALLEST_PART_OF_TARGET = 8;

  /** Blocks an array at most, lest planning take longer than computing. */
  private static final long MOST_BLOCKS = 4096;

  /** A block that shared extents make larger than this many targets gets extents of its own. */
  private static final long TOLERATED_TARGETS = 16;

  /** How many times as long another axis must be for an axis to count as short. */
  private static final long TALL = 16;

  /** A short axis is not cut up to this many times the side of a square block. */
  private static final double UNCUT_SIDES = 4;

  private final BlockingOptions options;
  private final AxisClasses classes;
  private final int[] extents;
  private final IdentityHashMap<Expr, BlockGrid> grids = new IdentityHashMap<>();

  GridChooser(
      List<Expr> nodes,
      ContractionForms forms,
      IdentityHashMap<Expr, int[]> requests,
      BlockingOptions options) {
    this.options = options;
    classes = new AxisClasses(nodes, forms, requests);
    extents = new int[classes.axisCount()];
    for (int c = 0; c < extents.length; c++) {
      extents[c] = classes.requested(c);
    }
    List<Expr> bySize = new ArrayList<>(nodes);
    bySize.sort(Comparator.comparingLong((Expr node) -> bytes(node)).reversed());
    for (Expr node : bySize) {
      grids.put(node, choose(node, requests.containsKey(node)));
    }
  }

  /** The grid of an array of the program. */
  BlockGrid grid(Expr node) {
    return grids.get(node);
  }

  private static long bytes(Expr node) {
    return node.size() * node.dtype().bytes();
  }

  private BlockGrid choose(Expr node, boolean requested) {
    chooseExtents(node, extents);
    BlockGrid shared = gridOf(node, extents);
    if (!requested && blockBytes(shared, node) > TOLERATED_TARGETS * options.targetBlockBytes()) {
      int[] own = new int[extents.length];
      chooseExtents(node, own);
      return gridOf(node, own);
    }
    return shared;
  }

  private BlockGrid gridOf(Expr node, int[] classExtents) {
    int[] block = new int[node.rank()];
    for (int axis = 0; axis < block.length; axis++) {
      long extent = Math.min(node.extent(axis), classExtents[classes.classOf(node, axis)]);
      block[axis] = (int) Math.max(1, extent);
    }
    return new BlockGrid(node.shape(), block);
  }

  private static double blockBytes(BlockGrid grid, Expr node) {
    double bytes = node.dtype().bytes();
    for (int extent : grid.blockShape()) {
      bytes *= extent;
    }
    return bytes;
  }

  /** Sets the extents of the classes of a node's axes that have none yet. */
  private void chooseExtents(Expr node, int[] classExtents) {
    double budget = (double) targetBytes(node) / node.dtype().bytes();
    Map<Integer, Integer> open = new LinkedHashMap<>();
    long longest = 1;
    for (int axis = 0; axis < node.rank(); axis++) {
      int c = classes.classOf(node, axis);
      longest = Math.max(longest, node.extent(axis));
      if (classExtents[c] == 0) {
        open.merge(c, 1, Integer::sum);
      } else {
        budget /= Math.max(1, Math.min(node.extent(axis), classExtents[c]));
      }
    }
    if (options.cuts() == BlockingOptions.Cuts.LONGEST_AXIS) {
      budget = leaveLongest(node, open, classExtents, budget);
    }
    while (!open.isEmpty()) {
      int axes = open.values().stream().mapToInt(Integer::intValue).sum();
      double side = Math.max(1, Math.pow(Math.max(1, budget), 1.0 / axes));
      Integer uncut = null;
      for (int c : open.keySet()) {
        long extent = extentOf(node, c);
        boolean isShort = extent <= longest / TALL && extent <= UNCUT_SIDES * side;
        if ((extent <= side || isShort) && (uncut == null || extent < extentOf(node, uncut))) {
          uncut = c;
        }
      }
      if (uncut == null) {
        for (int c : open.keySet()) {
          classExtents[c] = even(extentOf(node, c), side);
        }
        return;
      }
      classExtents[uncut] = (int) Math.max(1, extentOf(node, uncut));
      budget /= Math.pow(classExtents[uncut], open.remove(uncut));
    }
  }

  /** Leaves the class with the longest axis open; gives the elements that its extent may have. */
  private double leaveLongest(
      Expr node, Map<Integer, Integer> open, int[] classExtents, double budget) {
    Integer longest = null;
    for (int c : open.keySet()) {
      longest = longest == null || extentOf(node, c) > extentOf(node, longest) ? c : longest;
    }
    double left = budget;
    for (int c : List.copyOf(open.keySet())) {
      if (c != longest) {
        classExtents[c] = (int) Math.max(1, extentOf(node, c));
        left /= Math.pow(classExtents[c], open.remove(c));
      }
    }
    return left;
  }

  private long extentOf(Expr node, int axisClass) {
    for (int axis = 0; axis < node.rank(); axis++) {
      if (classes.classOf(node, axis) == axisClass) {
        return node.extent(axis);
      }
    }
    throw new IllegalArgumentException(node + " has no axis of class " + axisClass);
  }

  /** The extent that cuts an axis into equal parts of at most {@code side}. */
  private static int even(long extent, double side) {
    long parts = (long) Math.ceil(extent / Math.floor(side));
    return (int) Math.max(1, (extent + parts - 1) / parts);
  }

  private long targetBytes(Expr node) {
    long target = options.targetBlockBytes();
    long share = bytes(node) / ((long) options.slots() * BLOCKS_PER_SLOT);
    long wanted = Math.min(target, Math.max(target / SMALLEST_PART_OF_TARGET, share));
    return Math.max(wanted, bytes(node) / MOST_BLOCKS);
  }
}
