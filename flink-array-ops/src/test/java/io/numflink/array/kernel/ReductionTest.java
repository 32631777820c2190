package io.numflink.array.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.numflink.array.block.ArrayException;
import io.numflink.array.block.Block;
import io.numflink.array.block.BlockGrid;
import io.numflink.array.block.DType;
import io.numflink.array.block.Golden;
import java.util.Arrays;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ReductionTest {

  static Stream<Golden> goldens() {
    return Golden.read(ReductionTest.class, "reductions.txt");
  }

  @ParameterizedTest
  @MethodSource("goldens")
  void reducesAsNumPyDoes(Golden golden) {
    for (int divisor : new int[] {1, 2, 3}) {
      if (golden.fails()) {
        golden.assertError(
            catchThrowableOfType(ArrayException.class, () -> reduce(golden, divisor)));
      } else {
        Block expected = golden.out();
        double tolerance = expected.dtype() == DType.FLOAT32 ? 1e-6 : 1e-14;
        Golden.assertEqual(reduce(golden, divisor), expected, tolerance, golden.name());
      }
    }
  }

  /** Reduces an array cut into blocks of 1/divisor of its extents, block by block. */
  private static Block reduce(Golden golden, int divisor) {
    String[] name = golden.name().split("@");
    Reduction reduction = Reduction.find(name[0]).orElseThrow();
    Block array = golden.in().get(0);
    int[] axes =
        name[1].equals("all")
            ? null
            : Arrays.stream(name[1].split("\\.")).mapToInt(Integer::parseInt).toArray();
    return reduceInBlocks(reduction, array, axes, divisor);
  }

  static Block reduceInBlocks(Reduction reduction, Block array, int[] axes, int divisor) {
    int rank = array.rank();
    long[] shape = Arrays.stream(array.shape()).asLongStream().toArray();
    int[] blockShape =
        Arrays.stream(array.shape()).map(n -> Math.max(1, (n + divisor - 1) / divisor)).toArray();
    BlockGrid grid = new BlockGrid(shape, blockShape);
    boolean[] reduced = new boolean[rank];
    for (int axis = 0; axis < rank; axis++) {
      int a = axis;
      reduced[axis] = axes == null || Arrays.stream(axes).anyMatch(x -> x == a);
    }
    int[] kept = java.util.stream.IntStream.range(0, rank).filter(a -> !reduced[a]).toArray();
    BlockGrid resultGrid =
        new BlockGrid(
            Arrays.stream(kept).mapToLong(a -> shape[a]).toArray(),
            Arrays.stream(kept).map(a -> blockShape[a]).toArray());
    DType in = array.dtype();
    ReduceKernel kernel =
        new ReduceKernel(reduction, axes, false, ElementwiseProgram.identity(in), grid);
    Combiner combiner = reduction.combiner(in);
    LiteralKernel source = new LiteralKernel(array, grid);
    Block[] partial = new Block[resultGrid.blockCount()];
    int[] terms = new int[partial.length];
    KernelContext context = KernelContext.simple();
    for (int b = 0; b < grid.blockCount(); b++) {
      int[] index = grid.index(b);
      int[] resultIndex = Arrays.stream(kept).map(a -> index[a]).toArray();
      int target = resultGrid.linear(resultIndex);
      int[] termIndex = Arrays.copyOf(resultIndex, kept.length + 1);
      termIndex[kept.length] = terms[target]++;
      Block block = source.compute(context, index, new Block[0]);
      Block term = kernel.compute(context, termIndex, new Block[] {block});
      if (partial[target] == null) {
        partial[target] = term;
      } else {
        combiner.combine(partial[target], term);
      }
    }
    Assembler assembler = new Assembler(resultGrid, reduction.resultType(in));
    for (int i = 0; i < partial.length; i++) {
      Block block = partial[i];
      assembler.put(
          i,
          reduction.isArgument()
              ? new ArgumentKernel().compute(context, new int[0], new Block[] {block})
              : block);
    }
    return assembler.array();
  }

  /** Puts the blocks of a grid together. */
  private static final class Assembler {
    private final BlockGrid grid;
    private final DType dtype;
    private final Block[] blocks;

    Assembler(BlockGrid grid, DType dtype) {
      this.grid = grid;
      this.dtype = dtype;
      this.blocks = new Block[grid.blockCount()];
    }

    void put(int i, Block block) {
      blocks[i] = block;
    }

    Block array() {
      GatherKernel gather = GatherKernel.reblock(dtype, grid, BlockGrid.single(grid.shape()));
      int[] first = new int[grid.rank()];
      Block[] operands =
          gather.operandsFor(first).stream()
              .map(o -> blocks[grid.linear(o.blockIndex())])
              .toArray(Block[]::new);
      return gather.compute(KernelContext.simple(), first, operands);
    }
  }

  @Test
  void keepsReducedAxes() {
    Block a = Block.of(new double[] {1, 2, 3, 4, 5, 6}, 2, 3);
    ReduceKernel kernel = new ReduceKernel(Reduction.MAX, new int[] {-1}, true, DType.FLOAT64);
    Block result = kernel.compute(KernelContext.simple(), new int[2], new Block[] {a});
    Golden.assertEqual(result, Block.of(new double[] {3, 6}, 2, 1), 0, "max");
  }

  @Test
  void reducesAProgramWithoutATemporary() {
    ElementwiseProgram.Builder builder = new ElementwiseProgram.Builder();
    int x = builder.input(DType.FLOAT64);
    int y = builder.input(DType.FLOAT64);
    int difference = builder.apply(UFunc.SUBTRACT, x, y);
    ElementwiseProgram program = builder.build(builder.apply(UFunc.SQUARE, difference));
    ReduceKernel kernel = new ReduceKernel(Reduction.SUM, null, false, program);
    Block a = Block.of(new double[] {1, 2, 3, 4}, 2, 2);
    Block b = Block.of(new double[] {1, 1}, 2);
    Block result = kernel.compute(KernelContext.simple(), new int[0], new Block[] {a, b});
    assertThat(result.float64()).containsExactly(0 + 1 + 4 + 9);
  }

  @Test
  void sumsMoreExactlyThanOneAfterTheOther() {
    int n = 1_000_003;
    double[] values = new double[n];
    Arrays.fill(values, 0.1);
    Block sum =
        new ReduceKernel(Reduction.SUM, null, false, DType.FLOAT64)
            .compute(KernelContext.simple(), new int[0], new Block[] {Block.of(values, n)});
    assertThat(Math.abs(sum.float64()[0] - n * 0.1)).isLessThan(1e-9);
    float[] singles = new float[n];
    Arrays.fill(singles, 0.1f);
    Block single =
        new ReduceKernel(Reduction.SUM, null, false, DType.FLOAT32)
            .compute(KernelContext.simple(), new int[0], new Block[] {Block.of(singles, n)});
    assertThat(single.float32()[0]).isEqualTo((float) (n * (double) 0.1f));
  }

  @Property(tries = 200)
  void findsTheFirstExtremeWhateverTheBlocks(
      @ForAll @IntRange(min = 1, max = 9) int rows,
      @ForAll @IntRange(min = 1, max = 9) int columns,
      @ForAll @IntRange(min = 1, max = 4) int divisor,
      @ForAll @IntRange(min = -1, max = 1) int axis,
      @ForAll long seed) {
    java.util.Random random = new java.util.Random(seed);
    double[] values = new double[rows * columns];
    Arrays.setAll(values, i -> random.nextInt(10) == 0 ? Double.NaN : random.nextInt(4));
    Block array = Block.of(values, rows, columns);
    int[] axes = axis < 0 ? null : new int[] {axis};
    for (Reduction reduction : new Reduction[] {Reduction.ARGMIN, Reduction.ARGMAX}) {
      Block whole = reduceInBlocks(reduction, array, axes, 1);
      Block cut = reduceInBlocks(reduction, array, axes, divisor);
      Golden.assertEqual(cut, whole, 0, reduction.numpyName());
      if (axes == null) {
        assertThat(whole.int64()[0]).isEqualTo(firstBest(values, reduction == Reduction.ARGMAX));
      }
    }
  }

  private static long firstBest(double[] values, boolean largest) {
    int best = 0;
    for (int i = 0; i < values.length; i++) {
      if (Double.isNaN(values[i])) {
        return i;
      }
      if (largest ? values[i] > values[best] : values[i] < values[best]) {
        best = i;
      }
    }
    return best;
  }
}
