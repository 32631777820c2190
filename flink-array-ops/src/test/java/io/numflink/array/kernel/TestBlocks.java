package io.numflink.array.kernel;

import io.numflink.array.block.Block;
import io.numflink.array.block.BlockGrid;
import io.numflink.array.block.DType;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Function;

/** Blocks and blocked arrays for the tests of kernels. */
final class TestBlocks {
  private TestBlocks() {}

  /** A context whose memory is full of rubbish, so that a kernel must write every element. */
  static final KernelContext RUBBISH =
      (dtype, shape) -> {
        Block block = Block.zeros(dtype, shape);
        Scalars.fill(block.data(), 0, block.size(), Scalars.convert(-77, dtype));
        return block;
      };

  /** Small integers, of either sign, as {@code dtype} holds them. */
  static Block random(Random random, DType dtype, int... shape) {
    Block block = Block.zeros(dtype, shape);
    for (int i = 0; i < block.size(); i++) {
      Object value = Scalars.convert(random.nextInt(13) - 6, dtype);
      Scalars.fill(block.data(), i, i + 1, value);
    }
    return block;
  }

  /** The elements 0, 1, 2, … */
  static Block counting(DType dtype, int... shape) {
    Block block = Block.zeros(dtype, shape);
    for (int i = 0; i < block.size(); i++) {
      Scalars.fill(block.data(), i, i + 1, Scalars.convert(i, dtype));
    }
    return block;
  }

  static long[] wide(int... shape) {
    return Arrays.stream(shape).asLongStream().toArray();
  }

  /** The blocks of an array, in row-major order of the grid. */
  static Block[] cut(Block array, BlockGrid grid) {
    LiteralKernel literal = new LiteralKernel(array, grid);
    return blocks(grid, index -> literal.compute(RUBBISH, index, new Block[0]));
  }

  static Block[] blocks(BlockGrid grid, Function<int[], Block> make) {
    Block[] blocks = new Block[grid.blockCount()];
    for (int i = 0; i < blocks.length; i++) {
      blocks[i] = make.apply(grid.index(i));
    }
    return blocks;
  }

  /** The array whose blocks these are, put together element by element. */
  static Block assemble(BlockGrid grid, DType dtype, Block[] blocks) {
    int[] shape = Arrays.stream(grid.shape()).mapToInt(Math::toIntExact).toArray();
    Block array = Block.zeros(dtype, shape);
    for (int i = 0; i < array.size(); i++) {
      int[] at = index(shape, i);
      int[] index = new int[at.length];
      int place = 0;
      for (int axis = 0; axis < at.length; axis++) {
        int extent = grid.blockShape()[axis];
        index[axis] = at[axis] / extent;
        place = place * grid.extent(axis, index[axis]) + at[axis] % extent;
      }
      System.arraycopy(blocks[grid.linear(index)].data(), place, array.data(), i, 1);
    }
    return array;
  }

  /** The array that a kernel over all blocks of one source makes. */
  static Block gather(
      GatherKernel kernel,
      BlockGrid result,
      DType dtype,
      List<Block[]> sources,
      List<BlockGrid> grids) {
    Block[] blocks =
        blocks(
            result,
            index -> {
              Block[] operands =
                  kernel.operandsFor(index).stream()
                      .map(
                          o ->
                              sources.get(o.source())[grids.get(o.source()).linear(o.blockIndex())])
                      .toArray(Block[]::new);
              return kernel.compute(RUBBISH, index, operands);
            });
    return assemble(result, dtype, blocks);
  }

  /** The index of the element at a place in row-major order. */
  static int[] index(int[] shape, int place) {
    int[] index = new int[shape.length];
    int rest = place;
    for (int axis = shape.length - 1; axis >= 0; axis--) {
      index[axis] = rest % shape[axis];
      rest /= shape[axis];
    }
    return index;
  }

  static int place(int[] shape, int... index) {
    int place = 0;
    for (int axis = 0; axis < shape.length; axis++) {
      place = place * shape[axis] + index[axis];
    }
    return place;
  }
}
