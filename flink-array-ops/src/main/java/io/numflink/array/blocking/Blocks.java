package io.numflink.array.blocking;

import io.numflink.array.block.BlockGrid;
import io.numflink.array.expr.Expr;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;

/** The arrays that have been blocked so far, and the graph that they are in. */
final class Blocks {
  private final GraphAssembler graph = new GraphAssembler();
  private final GridChooser grids;
  private final IdentityHashMap<Expr, String> names;
  private final IdentityHashMap<Expr, BlockedArray> arrays = new IdentityHashMap<>();
  private final IdentityHashMap<Expr, Map<BlockGrid, BlockedArray>> regridded =
      new IdentityHashMap<>();

  Blocks(GridChooser grids, IdentityHashMap<Expr, String> names) {
    this.grids = grids;
    this.names = names;
  }

  GraphAssembler graph() {
    return graph;
  }

  /** How an array should be cut; what made it may have cut it otherwise. */
  BlockGrid gridFor(Expr expr) {
    return grids.grid(expr);
  }

  /** What an array is called in plans: its name in the program, or else its operation. */
  String name(Expr expr) {
    String name = names.get(expr);
    if (name != null) {
      return name;
    }
    return expr.position() == null
        ? expr.operation()
        : "%s (line %d)".formatted(expr.operation(), expr.position().line());
  }

  /** The vertices of every array that has been blocked, in row-major order of its grid. */
  IdentityHashMap<Expr, int[]> vertices() {
    IdentityHashMap<Expr, int[]> vertices = new IdentityHashMap<>();
    arrays.forEach((expr, array) -> vertices.put(expr, array.vertices()));
    return vertices;
  }

  void put(Expr expr, BlockedArray array) {
    arrays.put(expr, array);
  }

  /** The array in the blocks that it was made in. */
  BlockedArray get(Expr expr) {
    BlockedArray array = arrays.get(expr);
    if (array == null) {
      throw new IllegalStateException(expr + " has not been blocked");
    }
    return array;
  }

  /** The array in other blocks; cut anew once, if it is not cut so already. */
  BlockedArray get(Expr expr, BlockGrid wanted) {
    BlockedArray array = get(expr);
    if (array.grid().equals(wanted)) {
      return array;
    }
    return regridded
        .computeIfAbsent(expr, e -> new HashMap<>())
        .computeIfAbsent(wanted, grid -> Regrid.of(array, grid, name(expr), graph));
  }
}
