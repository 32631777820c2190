package io.numflink.array.dataflow;

import io.numflink.array.blocking.BlockProgram;
import io.numflink.array.kernel.BlockKernel;
import io.numflink.array.kernel.Combiner;
import io.numflink.lshs.BlockGraph;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/**
 * What a TaskManager needs to know of an array in order to compute its blocks.
 *
 * @param label how the array is called in messages
 * @param grid how many blocks it has along each axis
 * @param kernel computes a block; null for a reduction
 * @param combiner combines the terms of a reduction; null for other arrays
 */
record ArrayCode(String label, int[] grid, BlockKernel kernel, Combiner combiner)
    implements Serializable {

  static List<ArrayCode> listOf(BlockProgram program) {
    List<ArrayCode> codes = new ArrayList<>();
    for (int i = 0; i < program.arrays().size(); i++) {
      BlockGraph.ArrayInfo info = program.graph().arrays().get(i);
      BlockProgram.ArrayProgram array = program.arrays().get(i);
      codes.add(new ArrayCode(Staging.label(info), info.grid(), array.kernel(), array.combiner()));
    }
    return codes;
  }

  /** The block index (one number an axis) of the block at a place in row-major order. */
  int[] blockIndex(int linearIndex) {
    int[] index = new int[grid.length];
    int rest = linearIndex;
    for (int axis = grid.length - 1; axis >= 0; axis--) {
      index[axis] = rest % grid[axis];
      rest /= grid[axis];
    }
    return index;
  }
}
