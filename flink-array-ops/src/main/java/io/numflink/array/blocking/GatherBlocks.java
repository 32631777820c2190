package io.numflink.array.blocking;

import io.numflink.array.block.BlockGrid;
import io.numflink.array.expr.BroadcastTo;
import io.numflink.array.expr.Concatenate;
import io.numflink.array.expr.Expr;
import io.numflink.array.expr.Region;
import io.numflink.array.expr.Shapes;
import io.numflink.array.expr.Slice;
import io.numflink.array.expr.Update;
import io.numflink.array.kernel.GatherKernel;
import io.numflink.array.kernel.GatherKernel.Piece;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Slices, concatenations, broadcast arrays and slice assignments: each block of the result is put
 * together from pieces of the operands' blocks.
 */
record GatherBlocks(Expr node, Patches patches) implements BlockStep {

  /** Says which pieces of the operands, cut by these grids, make up the result. */
  @FunctionalInterface
  interface Patches {
    List<Piece> of(List<BlockGrid> operands);
  }

  static GatherBlocks of(Slice slice) {
    Region region = slice.region();
    return new GatherBlocks(
        slice,
        grids ->
            List.of(
                piece(
                    0,
                    grids.get(0),
                    new long[slice.rank()],
                    region.count(),
                    region.start(),
                    region.step())));
  }

  static GatherBlocks of(BroadcastTo broadcast) {
    return new GatherBlocks(
        broadcast,
        grids ->
            List.of(
                broadcastPiece(0, grids.get(0), new long[broadcast.rank()], broadcast.shape())));
  }

  static GatherBlocks of(Concatenate concatenate) {
    return new GatherBlocks(
        concatenate,
        grids -> {
          List<Piece> pieces = new ArrayList<>();
          long[] begin = new long[concatenate.rank()];
          for (int i = 0; i < grids.size(); i++) {
            long[] shape = grids.get(i).shape();
            pieces.add(broadcastPiece(i, grids.get(i), begin, shape));
            begin[concatenate.axis()] += shape[concatenate.axis()];
          }
          return pieces;
        });
  }

  /** The base, and over it the value; the region must have no gaps. */
  static GatherBlocks of(Update update) {
    return new GatherBlocks(
        update,
        grids ->
            List.of(
                broadcastPiece(0, grids.get(0), new long[update.rank()], update.shape()),
                valuePiece(grids.get(1), update.region())));
  }

  /** Whether neighbours in the region are neighbours in the array along all axes. */
  static boolean isWithoutGaps(Region region) {
    return Arrays.stream(region.step()).allMatch(step -> Math.abs(step) == 1);
  }

  /** The value of a slice assignment; along axes with step −1 its last element comes first. */
  private static Piece valuePiece(BlockGrid grid, Region region) {
    long[] begin = region.start();
    long[] count = region.count();
    long[] start = new long[grid.rank()];
    long[] step = new long[grid.rank()];
    int missing = count.length - start.length;
    for (int axis = 0; axis < count.length; axis++) {
      boolean back = region.step()[axis] < 0;
      if (back) {
        begin[axis] -= Math.max(0, count[axis] - 1);
      }
      int own = axis - missing;
      if (own >= 0 && grid.shape()[own] != 1) {
        start[own] = back ? Math.max(0, count[axis] - 1) : 0;
        step[own] = back ? -1 : 1;
      }
    }
    int[] axes = new int[start.length];
    Arrays.setAll(axes, axis -> missing + axis);
    return new Piece(1, grid, begin, count, start, step, axes);
  }

  /** A region of the result that an operand of at most its rank is broadcast to. */
  private static Piece broadcastPiece(int source, BlockGrid grid, long[] begin, long[] count) {
    long[] shape = grid.shape();
    long[] step = new long[shape.length];
    int missing = count.length - shape.length;
    for (int axis = 0; axis < step.length; axis++) {
      step[axis] = shape[axis] == 1 ? 0 : 1;
    }
    int[] axes = new int[shape.length];
    Arrays.setAll(axes, axis -> missing + axis);
    return new Piece(source, grid, begin, count, new long[shape.length], step, axes);
  }

  private static Piece piece(
      int source, BlockGrid grid, long[] begin, long[] count, long[] start, long[] step) {
    return new Piece(source, grid, begin, count, start, step, Shapes.allAxes(grid.rank()));
  }

  @Override
  public List<Expr> inputs() {
    return node.operands();
  }

  @Override
  public BlockedArray build(Blocks blocks) {
    List<BlockedArray> sources = inputs().stream().map(blocks::get).toList();
    BlockGrid grid = blocks.gridFor(node);
    GatherKernel kernel =
        new GatherKernel(
            node.dtype(), grid, patches.of(sources.stream().map(BlockedArray::grid).toList()));
    int array =
        blocks.graph().addArray(blocks.name(node), node.operation(), node.dtype(), grid, kernel);
    return Regrid.gathered(array, kernel, sources, blocks.graph());
  }
}
