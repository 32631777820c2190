package io.numflink.array.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import io.numflink.array.block.Block;
import io.numflink.array.block.BlockGrid;
import io.numflink.array.block.DType;
import io.numflink.array.block.Golden;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class LayoutTest {

  @Property(tries = 200)
  void transposesByAnyPermutation(
      @ForAll DType dtype, @ForAll @IntRange(max = 4) int rank, @ForAll long seed) {
    Random random = new Random(seed);
    int[] shape = random.ints(rank, 0, rank > 2 ? 6 : 80).toArray();
    List<Integer> axes = new ArrayList<>();
    for (int axis = 0; axis < rank; axis++) {
      axes.add(random.nextInt(axis + 1), axis);
    }
    int[] permutation = axes.stream().mapToInt(Integer::intValue).toArray();
    Block block = TestBlocks.random(random, dtype, shape);
    int[] resultShape = Arrays.stream(permutation).map(a -> shape[a]).toArray();
    Block expected = Block.zeros(dtype, resultShape);
    for (int i = 0; i < expected.size(); i++) {
      int[] at = TestBlocks.index(resultShape, i);
      int[] from = new int[rank];
      for (int axis = 0; axis < rank; axis++) {
        from[permutation[axis]] = at[axis];
      }
      System.arraycopy(block.data(), TestBlocks.place(shape, from), expected.data(), i, 1);
    }
    Block actual =
        new TransposeKernel(permutation)
            .compute(TestBlocks.RUBBISH, new int[rank], new Block[] {block});
    Golden.assertEqual(actual, expected, 0, "transpose " + axes);
  }

  @Property(tries = 500)
  void slicesAcrossBlocks(@ForAll DType dtype, @ForAll long seed) {
    Random random = new Random(seed);
    int rank = random.nextInt(4);
    int[] shape = random.ints(rank, 1, 12).toArray();
    BlockGrid source = grid(random, shape);
    long[] start = new long[rank];
    long[] step = new long[rank];
    int[] axes = new int[rank];
    int[] count = new int[rank];
    int resultRank = 0;
    for (int axis = 0; axis < rank; axis++) {
      start[axis] = random.nextInt(shape[axis]);
      step[axis] = random.nextInt(9) - 4;
      if (step[axis] == 0) {
        axes[axis] = -1;
        continue;
      }
      long room = step[axis] > 0 ? shape[axis] - start[axis] : start[axis] + 1;
      long most = (room + Math.abs(step[axis]) - 1) / Math.abs(step[axis]);
      count[resultRank] = random.nextInt((int) most + 1);
      axes[axis] = resultRank++;
    }
    int[] resultShape = Arrays.copyOf(count, resultRank);
    BlockGrid result = grid(random, resultShape);
    Block array = TestBlocks.counting(dtype, shape);
    Block expected = Block.zeros(dtype, resultShape);
    for (int i = 0; i < expected.size(); i++) {
      int[] at = TestBlocks.index(resultShape, i);
      int[] from = new int[rank];
      for (int axis = 0; axis < rank; axis++) {
        long shift = axes[axis] < 0 ? 0 : step[axis] * at[axes[axis]];
        from[axis] = (int) (start[axis] + shift);
      }
      System.arraycopy(array.data(), TestBlocks.place(shape, from), expected.data(), i, 1);
    }
    GatherKernel kernel = GatherKernel.slice(dtype, source, start, step, axes, result);
    Block actual =
        TestBlocks.gather(
            kernel,
            result,
            dtype,
            List.<Block[]>of(TestBlocks.cut(array, source)),
            List.of(source));
    Golden.assertEqual(actual, expected, 0, "slice");
  }

  private static BlockGrid grid(Random random, int... shape) {
    int[] block = new int[shape.length];
    Arrays.setAll(block, axis -> 1 + random.nextInt(Math.max(1, shape[axis])));
    return new BlockGrid(TestBlocks.wide(shape), block);
  }

  @Property(tries = 200)
  void concatenates(
      @ForAll @IntRange(min = 1, max = 3) int rank,
      @ForAll @IntRange(max = 2) int along,
      @ForAll long seed) {
    Random random = new Random(seed);
    int axis = along % rank;
    int[] shape = random.ints(rank, 1, 7).toArray();
    List<Block> arrays = new ArrayList<>();
    List<BlockGrid> grids = new ArrayList<>();
    List<Block[]> sources = new ArrayList<>();
    int total = 0;
    for (int i = 0; i < 3; i++) {
      int[] part = shape.clone();
      part[axis] = random.nextInt(6);
      total += part[axis];
      arrays.add(TestBlocks.random(random, DType.INT64, part));
      grids.add(grid(random, part));
      sources.add(TestBlocks.cut(arrays.get(i), grids.get(i)));
    }
    int[] resultShape = shape.clone();
    resultShape[axis] = total;
    BlockGrid result = grid(random, resultShape);
    Block expected = Block.zeros(DType.INT64, resultShape);
    for (int i = 0; i < expected.size(); i++) {
      int[] at = TestBlocks.index(resultShape, i);
      int source = 0;
      while (at[axis] >= arrays.get(source).extent(axis)) {
        at[axis] -= arrays.get(source++).extent(axis);
      }
      Block from = arrays.get(source);
      expected.int64()[i] = from.int64()[TestBlocks.place(from.shape(), at)];
    }
    GatherKernel kernel = GatherKernel.concatenate(DType.INT64, grids, axis, result);
    Block actual = TestBlocks.gather(kernel, result, DType.INT64, sources, grids);
    Golden.assertEqual(actual, expected, 0, "concatenate");
  }

  @Test
  void repeatsAlongAxesWithoutASource() {
    BlockGrid source = new BlockGrid(new long[] {3}, new int[] {2});
    BlockGrid result = new BlockGrid(new long[] {2, 3}, new int[] {2, 2});
    GatherKernel kernel =
        GatherKernel.slice(DType.INT32, source, new long[1], new long[] {1}, new int[] {1}, result);
    Block row = Block.of(new int[] {4, 5, 6}, 3);
    Block actual =
        TestBlocks.gather(
            kernel,
            result,
            DType.INT32,
            List.<Block[]>of(TestBlocks.cut(row, source)),
            List.of(source));
    Golden.assertEqual(actual, Block.of(new int[] {4, 5, 6, 4, 5, 6}, 2, 3), 0, "broadcast");
  }

  @Test
  void takesDiagonals() {
    BlockGrid source = new BlockGrid(new long[] {5, 4}, new int[] {2, 3});
    BlockGrid result = new BlockGrid(new long[] {4}, new int[] {3});
    GatherKernel kernel =
        GatherKernel.slice(
            DType.INT32, source, new long[2], new long[] {1, 1}, new int[] {0, 0}, result);
    Block array = TestBlocks.counting(DType.INT32, 5, 4);
    Block actual =
        TestBlocks.gather(
            kernel,
            result,
            DType.INT32,
            List.<Block[]>of(TestBlocks.cut(array, source)),
            List.of(source));
    Golden.assertEqual(actual, Block.of(new int[] {0, 5, 10, 15}, 4), 0, "diagonal");
  }

  @Property(tries = 300)
  void reshapesAcrossBlocks(@ForAll long seed) {
    Random random = new Random(seed);
    int[] factors = random.ints(4, 1, 5).toArray();
    int[] from = shape(random, factors);
    int[] to = shape(random, factors);
    BlockGrid source = grid(random, from);
    BlockGrid result = grid(random, to);
    Block array = TestBlocks.counting(DType.FLOAT32, from);
    Block[] blocks = TestBlocks.cut(array, source);
    ReshapeKernel kernel = new ReshapeKernel(DType.FLOAT32, source, result);
    Block[] made =
        TestBlocks.blocks(
            result,
            index ->
                kernel.compute(
                    TestBlocks.RUBBISH,
                    index,
                    kernel.operandsFor(index).stream()
                        .map(b -> blocks[source.linear(b)])
                        .toArray(Block[]::new)));
    Block actual = TestBlocks.assemble(result, DType.FLOAT32, made);
    Golden.assertEqual(actual, array.reshape(to), 0, "reshape");
  }

  /** Spreads the factors over a random number of axes. */
  private static int[] shape(Random random, int[] factors) {
    int[] shape = new int[1 + random.nextInt(4)];
    Arrays.fill(shape, 1);
    for (int factor : factors) {
      shape[random.nextInt(shape.length)] *= factor;
    }
    return shape;
  }

  @Test
  void takesBlocksOnlyWhereTheyAreNeeded() {
    BlockGrid source = new BlockGrid(new long[] {100}, new int[] {10});
    BlockGrid result = new BlockGrid(new long[] {3}, new int[] {3});
    GatherKernel kernel =
        GatherKernel.slice(
            DType.INT32, source, new long[] {95}, new long[] {-40}, new int[] {0}, result);
    assertThat(kernel.operandsFor(0).stream().map(o -> o.index().get(0))).containsExactly(1, 5, 9);
  }
}
