package io.numflink.lshs;

import java.util.List;
import java.util.stream.IntStream;

/**
 * What a user may fix about a placement.
 *
 * @param nodeGrid the grid of nodes that input blocks lie cyclically on, block (i, j, …) on the
 *     node at (i mod g₁, j mod g₂, …) in row-major order; empty if the scheduler is to choose. Only
 *     LSHS heeds it.
 */
public record AssignerOptions(List<Integer> nodeGrid) {
  public AssignerOptions {
    nodeGrid = List.copyOf(nodeGrid);
    if (nodeGrid.stream().anyMatch(extent -> extent < 1)) {
      throw new IllegalArgumentException("a node grid has extents of at least 1, got " + nodeGrid);
    }
  }

  /** Everything is the scheduler's choice. */
  public static AssignerOptions defaults() {
    return new AssignerOptions(List.of());
  }

  public static AssignerOptions withNodeGrid(int... nodeGrid) {
    return new AssignerOptions(IntStream.of(nodeGrid).boxed().toList());
  }
}
