package io.numflink.lshs;

import java.util.List;
import java.util.stream.IntStream;

/**
 * What a user may fix about a placement.
 *
 * @param nodeGrid the grid of nodes that input blocks lie cyclically on, block (i, j, …) on the
 *     node at (i mod g₁, j mod g₂, …) in row-major order; empty if the scheduler is to choose. Only
 *     LSHS heeds it.
 * @param seed of the order in which LSHS's basic search takes vertices from the frontier
 */
public record AssignerOptions(List<Integer> nodeGrid, long seed) {
  public AssignerOptions {
    nodeGrid = List.copyOf(nodeGrid);
    if (nodeGrid.stream().anyMatch(extent -> extent < 1)) {
      throw new IllegalArgumentException("a node grid has extents of at least 1, got " + nodeGrid);
    }
  }

  public AssignerOptions(List<Integer> nodeGrid) {
    this(nodeGrid, 0);
  }

  /** Whether only a cluster of so many nodes as the grid has places will do. */
  public boolean isBoundToNodes() {
    return !nodeGrid.isEmpty();
  }

  public AssignerOptions withSeed(long newSeed) {
    return new AssignerOptions(nodeGrid, newSeed);
  }

  /** Everything is the scheduler's choice. */
  public static AssignerOptions defaults() {
    return new AssignerOptions(List.of());
  }

  public static AssignerOptions withNodeGrid(int... nodeGrid) {
    return new AssignerOptions(IntStream.of(nodeGrid).boxed().toList());
  }
}
