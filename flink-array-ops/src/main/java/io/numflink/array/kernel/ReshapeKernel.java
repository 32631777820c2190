package io.numflink.array.kernel;

import io.numflink.array.block.Block;
import io.numflink.array.block.BlockGrid;
import io.numflink.array.block.DType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Gives an array another shape of equal size: the elements keep their row-major order. Operands are
 * the source's blocks that {@link #operandsFor} names, in that order.
 */
public final class ReshapeKernel implements BlockKernel {
  private static final long serialVersionUID = 1L;

  private final DType dtype;
  private final BlockGrid source;
  private final BlockGrid result;

  public ReshapeKernel(DType dtype, BlockGrid source, BlockGrid result) {
    long from = Arrays.stream(source.shape()).reduce(1, Math::multiplyExact);
    long to = Arrays.stream(result.shape()).reduce(1, Math::multiplyExact);
    if (from != to) {
      throw new IllegalArgumentException(
          "cannot reshape %d elements %s to %d elements %s".formatted(from, source, to, result));
    }
    this.dtype = dtype;
    this.source = source;
    this.result = result;
  }

  /** The index of each source block that the block of the result at {@code index} is made of. */
  public List<int[]> operandsFor(int... index) {
    List<int[]> blocks = new ArrayList<>();
    for (int linear : numbers(index).keySet()) {
      blocks.add(source.index(linear));
    }
    return blocks;
  }

  /** The operands' numbers by their source blocks' row-major places in the grid. */
  private Map<Integer, Integer> numbers(int[] index) {
    Map<Integer, Integer> numbers = new LinkedHashMap<>();
    walk(index, (block, from, to, n) -> numbers.putIfAbsent(block, numbers.size()));
    return numbers;
  }

  @Override
  public Block compute(KernelContext context, int[] index, Block[] operands) {
    Block block = context.allocate(dtype, result.shapeOf(index));
    Map<Integer, Integer> numbers = numbers(index);
    walk(
        index,
        (sourceBlock, from, to, n) ->
            System.arraycopy(operands[numbers.get(sourceBlock)].data(), from, block.data(), to, n));
    return block;
  }

  /**
   * Receives a stretch: n elements, from a place in a source block to one in the result's block.
   */
  @FunctionalInterface
  private interface Stretch {
    void accept(int sourceBlock, int from, int to, int n);
  }

  private void walk(int[] index, Stretch stretch) {
    long[] shape = source.shape();
    FlatRuns.forEach(
        result,
        index,
        (flat, at, n) -> {
          for (int done = 0; done < n; ) {
            done += step(shape, flat + done, at + done, n - done, stretch);
          }
        });
  }

  /** Takes the longest stretch that begins at a place of the array and is in one source block. */
  private int step(long[] shape, long flat, int at, int limit, Stretch stretch) {
    int rank = shape.length;
    int[] block = new int[rank];
    int[] within = new int[rank];
    long rest = flat;
    for (int axis = rank - 1; axis >= 0; axis--) {
      long coordinate = rest % shape[axis];
      rest /= shape[axis];
      int extent = source.blockShape()[axis];
      block[axis] = (int) (coordinate / extent);
      within[axis] = (int) (coordinate % extent);
    }
    int[] blockShape = source.shapeOf(block);
    int from = 0;
    for (int axis = 0; axis < rank; axis++) {
      from = from * blockShape[axis] + within[axis];
    }
    int run = 1;
    int used = 0;
    boolean whole = true;
    for (int axis = rank - 1; axis >= 0 && whole; axis--) {
      used += within[axis] * run;
      run *= blockShape[axis];
      whole = blockShape[axis] == shape[axis];
    }
    int n = Math.min(limit, run - used);
    stretch.accept(source.linear(block), from, at, n);
    return n;
  }
}
