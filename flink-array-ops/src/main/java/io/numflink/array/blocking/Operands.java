package io.numflink.array.blocking;

import io.numflink.array.block.BlockGrid;
import io.numflink.array.expr.Expr;

/** Operands cut and numbered as element-wise operations need them. */
final class Operands {
  private Operands() {}

  /** The operand cut as the result is, as far as it is not broadcast. */
  static BlockedArray alignedWith(BlockGrid result, Expr operand, Blocks blocks) {
    int[] resultBlock = result.blockShape();
    int[] block = new int[operand.rank()];
    int missing = resultBlock.length - block.length;
    for (int axis = 0; axis < block.length; axis++) {
      block[axis] = operand.extent(axis) == 1 ? 1 : resultBlock[missing + axis];
    }
    return blocks.get(operand, new BlockGrid(operand.shape(), block));
  }

  /** The vertex of the operand's block that broadcasts to the result's block at {@code index}. */
  static int vertex(BlockedArray operand, int[] index) {
    int[] grid = operand.grid().grid();
    int[] own = new int[grid.length];
    int missing = index.length - grid.length;
    for (int axis = 0; axis < grid.length; axis++) {
      own[axis] = grid[axis] == 1 ? 0 : index[missing + axis];
    }
    return operand.vertex(own);
  }
}
