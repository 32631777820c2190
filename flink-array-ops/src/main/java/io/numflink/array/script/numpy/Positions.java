package io.numflink.array.script.numpy;

import io.numflink.array.block.Block;
import io.numflink.array.block.DType;
import io.numflink.array.expr.Creation;
import io.numflink.array.expr.Expr;
import io.numflink.array.kernel.UFunc;
import java.util.ArrayList;
import java.util.List;

/** The places of the elements of a block that are not zero. */
final class Positions {
  private Positions() {}

  /** For each axis (for none: one) the indices, in row-major order of the elements. */
  static List<Expr> of(Block block) {
    boolean[] nonzero = truth(block);
    int count = 0;
    for (boolean b : nonzero) {
      count += b ? 1 : 0;
    }
    int rank = Math.max(1, block.rank());
    long[][] places = new long[rank][count];
    int next = 0;
    for (int i = 0; i < nonzero.length; i++) {
      if (nonzero[i]) {
        int rest = i;
        for (int axis = rank - 1; axis >= 0; axis--) {
          int extent = block.rank() == 0 ? 1 : block.extent(axis);
          places[axis][next] = rest % extent;
          rest /= extent;
        }
        next++;
      }
    }
    List<Expr> result = new ArrayList<>();
    for (long[] axis : places) {
      result.add(Creation.array(Block.of(axis, axis.length)));
    }
    return result;
  }

  private static boolean[] truth(Block block) {
    if (block.dtype() == DType.BOOL) {
      return block.bool();
    }
    boolean[] result = new boolean[block.size()];
    UFunc.TO_BOOL
        .loop(block.dtype())
        .run(new Object[] {block.data()}, new int[1], result, 0, result.length);
    return result;
  }
}
