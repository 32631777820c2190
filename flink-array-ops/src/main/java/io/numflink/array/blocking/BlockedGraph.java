package io.numflink.array.blocking;

import io.numflink.array.block.BlockGrid;
import io.numflink.array.block.DType;
import io.numflink.array.expr.Expr;
import io.numflink.array.expr.SourcePosition;
import java.util.IdentityHashMap;
import java.util.List;

/**
 * The block program of some expressions, and where their values are in it.
 *
 * @param program the block operations
 * @param roots one entry for each expression that was asked for, in the same order
 * @param kept one entry for each array that stays on the cluster
 * @param vertices the vertices of every array that the program computes as such, in row-major order
 *     of its grid
 * @param positions the line of a script that each array of the program comes from; entries may be
 *     null
 */
public record BlockedGraph(
    BlockProgram program,
    List<Root> roots,
    List<Kept> kept,
    IdentityHashMap<Expr, int[]> vertices,
    List<SourcePosition> positions) {

  /**
   * An array whose blocks stay on the cluster.
   *
   * @param expr the expression
   * @param id the name that it is kept under
   * @param grid its shape, and how it is cut into blocks
   * @param vertices the vertex that keeps each block, in row-major order of the grid
   */
  public record Kept(Expr expr, String id, BlockGrid grid, int[] vertices) {
    public Kept {
      vertices = vertices.clone();
    }
  }

  /**
   * An array that was asked for.
   *
   * @param expr the expression
   * @param name what it is called
   * @param array its number among the arrays of the graph
   * @param grid its shape, and how it is cut into blocks
   * @param vertices the vertex of every block, in row-major order of the grid; all are marked as
   *     outputs
   */
  public record Root(Expr expr, String name, int array, BlockGrid grid, int[] vertices) {
    public Root {
      vertices = vertices.clone();
    }

    public long[] shape() {
      return grid.shape();
    }

    public DType dtype() {
      return expr.dtype();
    }
  }

  public BlockedGraph {
    roots = List.copyOf(roots);
    kept = List.copyOf(kept);
  }

  /** The graph as text, a line an array and a line a block, for people to read and compare. */
  public String describe() {
    return GraphText.of(this);
  }
}
