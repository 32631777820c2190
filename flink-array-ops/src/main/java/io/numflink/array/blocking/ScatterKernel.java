package io.numflink.array.blocking;

import io.numflink.array.block.Block;
import io.numflink.array.block.BlockGrid;
import io.numflink.array.expr.Region;
import io.numflink.array.kernel.BlockKernel;
import io.numflink.array.kernel.KernelContext;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Replaces the elements of a region with gaps: operand 0 is the block of the base, the others are
 * the blocks of the value that {@link #valueBlocks} names, in that order.
 */
final class ScatterKernel implements BlockKernel {
  private static final long serialVersionUID = 1L;

  private final BlockGrid grid;
  private final BlockGrid value;
  private final long[] start;
  private final long[] step;
  private final long[] count;

  /**
   * @param grid of the base and of the result
   * @param value the grid of the value, whose shape can be broadcast to the region
   */
  ScatterKernel(BlockGrid grid, BlockGrid value, Region region) {
    this.grid = grid;
    this.value = value;
    start = region.start();
    step = region.step();
    count = region.count();
  }

  /** The blocks of the value that have elements of the block at {@code index}. */
  List<int[]> valueBlocks(int... index) {
    long[] low = new long[count.length];
    long[] high = new long[count.length];
    List<int[]> blocks = new ArrayList<>();
    if (!range(index, low, high)) {
      return blocks;
    }
    int rank = value.rank();
    int missing = count.length - rank;
    int[] first = new int[rank];
    int[] last = new int[rank];
    for (int axis = 0; axis < rank; axis++) {
      if (value.shape()[axis] != 1) {
        first[axis] = (int) (low[missing + axis] / value.blockShape()[axis]);
        last[axis] = (int) ((high[missing + axis] - 1) / value.blockShape()[axis]);
      }
    }
    int[] at = first.clone();
    while (true) {
      blocks.add(at.clone());
      int axis = rank - 1;
      while (axis >= 0 && at[axis] == last[axis]) {
        at[axis] = first[axis];
        axis--;
      }
      if (axis < 0) {
        return blocks;
      }
      at[axis]++;
    }
  }

  /** The part low ≤ i &lt; high of the region in a block; false if there is none. */
  private boolean range(int[] index, long[] low, long[] high) {
    for (int axis = 0; axis < count.length; axis++) {
      long begin = grid.offset(axis, index[axis]);
      long end = begin + grid.extent(axis, index[axis]);
      // begin ≤ start + step·i < end
      if (step[axis] > 0) {
        low[axis] = -Math.floorDiv(start[axis] - begin, step[axis]);
        high[axis] = -Math.floorDiv(start[axis] - end, step[axis]);
      } else {
        low[axis] = Math.floorDiv(start[axis] - end, -step[axis]) + 1;
        high[axis] = Math.floorDiv(start[axis] - begin, -step[axis]) + 1;
      }
      low[axis] = Math.max(0, low[axis]);
      high[axis] = Math.min(count[axis], high[axis]);
      if (low[axis] >= high[axis]) {
        return false;
      }
    }
    return true;
  }

  @Override
  public Block compute(KernelContext context, int[] index, Block[] operands) {
    Block result = context.allocate(operands[0].dtype(), operands[0].shape());
    System.arraycopy(operands[0].data(), 0, result.data(), 0, result.size());
    long[] low = new long[count.length];
    long[] high = new long[count.length];
    if (!range(index, low, high)) {
      return result;
    }
    List<int[]> blocks = valueBlocks(index);
    for (int i = 0; i < blocks.size(); i++) {
      scatter(index, low, high, blocks.get(i), operands[i + 1], result);
    }
    return result;
  }

  private void scatter(
      int[] index, long[] low, long[] high, int[] valueBlock, Block source, Block target) {
    int rank = count.length;
    int missing = rank - value.rank();
    long[] from = low.clone();
    long[] to = high.clone();
    for (int axis = missing; axis < rank; axis++) {
      int own = axis - missing;
      if (value.shape()[own] != 1) {
        long offset = value.offset(own, valueBlock[own]);
        from[axis] = Math.max(from[axis], offset);
        to[axis] = Math.min(to[axis], offset + source.extent(own));
      }
    }
    long[] i = from.clone();
    while (true) {
      int place = 0;
      int sourcePlace = 0;
      for (int axis = 0; axis < rank; axis++) {
        long within = start[axis] + step[axis] * i[axis] - grid.offset(axis, index[axis]);
        place = place * target.extent(axis) + (int) within;
        int own = axis - missing;
        if (own >= 0) {
          long at = value.shape()[own] == 1 ? 0 : i[axis] - value.offset(own, valueBlock[own]);
          sourcePlace = sourcePlace * source.extent(own) + (int) at;
        }
      }
      System.arraycopy(source.data(), sourcePlace, target.data(), place, 1);
      int axis = rank - 1;
      while (axis >= 0 && i[axis] == to[axis] - 1) {
        i[axis] = from[axis];
        axis--;
      }
      if (axis < 0) {
        return;
      }
      i[axis]++;
    }
  }

  @Override
  public String toString() {
    return "scatter of %s into %s from %s by %s"
        .formatted(value, grid, Arrays.toString(start), Arrays.toString(step));
  }
}
