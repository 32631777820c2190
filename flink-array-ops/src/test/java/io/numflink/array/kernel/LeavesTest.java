package io.numflink.array.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.numflink.array.block.Block;
import io.numflink.array.block.BlockGrid;
import io.numflink.array.block.DType;
import io.numflink.array.block.Golden;
import io.numflink.array.kernel.RandomKernel.Distribution;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LeavesTest {

  static Stream<Golden> sequences() {
    return Golden.read(LeavesTest.class, "leaves.txt");
  }

  static Stream<Golden> random() {
    return Golden.read(LeavesTest.class, "random.txt");
  }

  @ParameterizedTest
  @MethodSource("sequences")
  void makesNumPysSequences(Golden golden) {
    Block expected = golden.in().get(0);
    String[] words = golden.name().split(" ");
    BlockGrid grid = new BlockGrid(TestBlocks.wide(expected.shape()), new int[] {3});
    BlockKernel kernel =
        words[0].equals("arange")
            ? new ArangeKernel(number(words[1]), number(words[2]), expected.dtype(), grid)
            : new LinspaceKernel(
                Double.parseDouble(words[1]),
                Double.parseDouble(words[2]),
                words[3].equals("True"),
                expected.dtype(),
                grid);
    Golden.assertEqual(make(kernel, grid, expected.dtype()), expected, 0, golden.name());
  }

  private static Number number(String text) {
    return text.contains(".") ? (Number) Double.valueOf(text) : (Number) Long.valueOf(text);
  }

  private static Block make(BlockKernel kernel, BlockGrid grid, DType dtype) {
    Block[] blocks =
        TestBlocks.blocks(grid, index -> kernel.compute(TestBlocks.RUBBISH, index, new Block[0]));
    return TestBlocks.assemble(grid, dtype, blocks);
  }

  @ParameterizedTest
  @MethodSource("random")
  void givesNumPysRandomNumbers(Golden golden) {
    Block expected = golden.in().get(0);
    String[] words = golden.name().split(" ");
    boolean unit = words[0].equals("random");
    int[] blockShape = new int[expected.rank()];
    Arrays.fill(blockShape, 2);
    BlockGrid grid = new BlockGrid(TestBlocks.wide(expected.shape()), blockShape);
    RandomKernel kernel =
        new RandomKernel(
            new BigInteger(words[1]),
            unit ? Long.parseLong(words[2]) : 0,
            Distribution.UNIFORM,
            unit ? 0 : Double.parseDouble(words[2]),
            unit ? 1 : Double.parseDouble(words[3]),
            DType.FLOAT64,
            grid);
    Golden.assertEqual(make(kernel, grid, DType.FLOAT64), expected, 0, golden.name());
  }

  @Test
  void drawsFromOtherDistributionsWhateverTheBlocks() {
    int n = 200_000;
    double[] parameters = {2, 3};
    double[][] moments = {{2.5, 1 / 12.0}, {2, 9}, {2, 4}, {2, 0}, {2, 0}};
    for (Distribution distribution : Distribution.values()) {
      BlockGrid whole = BlockGrid.single(n / 4, 4);
      Block a = make(kernel(distribution, parameters, whole), whole, DType.FLOAT64);
      BlockGrid cut = new BlockGrid(new long[] {n / 4, 4}, new int[] {1717, 3});
      Block b = make(kernel(distribution, parameters, cut), cut, DType.FLOAT64);
      Golden.assertEqual(b, a, 0, distribution.name());
      double mean = Arrays.stream(a.float64()).average().orElseThrow();
      double variance =
          Arrays.stream(a.float64()).map(x -> (x - mean) * (x - mean)).average().orElseThrow();
      double[] expected = moments[distribution.ordinal()];
      assertThat(mean).as(distribution.name()).isCloseTo(expected[0], within(0.03));
      assertThat(variance).as(distribution.name()).isCloseTo(expected[1], within(0.1));
    }
  }

  private static RandomKernel kernel(Distribution distribution, double[] p, BlockGrid grid) {
    return new RandomKernel(
        BigInteger.valueOf(17), 5, distribution, p[0], p[1], DType.FLOAT64, grid);
  }

  @Test
  void invertsTheNormalDistribution() {
    // Quantiles by R's qnorm
    assertThat(NormalQuantile.of(0.5)).isZero();
    assertThat(NormalQuantile.of(0.975)).isCloseTo(1.959963984540054, within(1e-15));
    assertThat(NormalQuantile.of(0.01)).isCloseTo(-2.326347874040841, within(1e-15));
    assertThat(NormalQuantile.of(1e-20)).isCloseTo(-9.262340089798408, within(1e-14));
  }

  @Test
  void fillsBlocks() {
    BlockGrid grid = new BlockGrid(new long[] {3, 4}, new int[] {2, 3});
    for (DType dtype : DType.values()) {
      Block fives = make(new FillKernel(dtype, 5.5, grid), grid, dtype);
      for (int i = 0; i < 12; i++) {
        assertThat(Scalars.unbox(fives.data(), i)).isEqualTo(Scalars.convert(5.5, dtype));
      }
    }
    for (int diagonal = -3; diagonal <= 4; diagonal++) {
      Block eye = make(new EyeKernel(diagonal, DType.INT32, grid), grid, DType.INT32);
      for (int i = 0; i < 12; i++) {
        assertThat(eye.int32()[i]).isEqualTo(i % 4 - i / 4 == diagonal ? 1 : 0);
      }
    }
    Block literal = TestBlocks.counting(DType.FLOAT32, 3, 4);
    Golden.assertEqual(
        make(new LiteralKernel(literal, grid), grid, DType.FLOAT32), literal, 0, "literal");
  }
}
