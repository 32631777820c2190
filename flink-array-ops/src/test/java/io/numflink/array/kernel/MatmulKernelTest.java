package io.numflink.array.kernel;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.numflink.array.block.Block;
import io.numflink.array.block.DType;
import io.numflink.array.block.Golden;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class MatmulKernelTest {

  @Property(tries = 200)
  void multipliesAsIndexLoopsDo(
      @ForAll @IntRange(max = 70) int m,
      @ForAll @IntRange(max = 70) int k,
      @ForAll @IntRange(max = 70) int n,
      @ForAll boolean transposeA,
      @ForAll boolean transposeB,
      @ForAll DType dtype,
      @ForAll long seed) {
    Random random = new Random(seed);
    Block a = transposeA ? random(random, dtype, k, m) : random(random, dtype, m, k);
    Block b = transposeB ? random(random, dtype, n, k) : random(random, dtype, k, n);
    check(transposeA, transposeB, a, b, m, k, n, new int[] {m, n});
    Block row = random(random, dtype, k);
    check(transposeA, transposeB, a, row, m, k, 1, new int[] {m});
    check(transposeA, transposeB, row, b, 1, k, n, new int[] {n});
    check(transposeA, transposeB, row, row, 1, k, 1, new int[] {});
    check(
        false,
        true,
        a,
        a,
        a.extent(0),
        a.extent(1),
        a.extent(0),
        new int[] {a.extent(0), a.extent(0)});
    check(
        true,
        false,
        a,
        a,
        a.extent(1),
        a.extent(0),
        a.extent(1),
        new int[] {a.extent(1), a.extent(1)});
  }

  private static Block random(Random random, DType dtype, int... shape) {
    return TestBlocks.random(random, dtype, shape);
  }

  /** The elements are small integers, so that all sums are exact in every type. */
  private static void check(
      boolean transposeA, boolean transposeB, Block a, Block b, int m, int k, int n, int[] shape) {
    MatmulKernel kernel = new MatmulKernel(transposeA, transposeB);
    double[] x = (double[]) Layout.converted(a, DType.FLOAT64);
    double[] y = (double[]) Layout.converted(b, DType.FLOAT64);
    double[] once = new double[m * n];
    double[] twice = new double[m * n];
    for (int i = 0; i < m; i++) {
      for (int j = 0; j < n; j++) {
        for (int l = 0; l < k; l++) {
          double left = a.rank() == 1 ? x[l] : transposeA ? x[l * m + i] : x[i * k + l];
          double right = b.rank() == 1 ? y[l] : transposeB ? y[j * k + l] : y[l * n + j];
          once[i * n + j] += left * right;
        }
        twice[i * n + j] = 2 * once[i * n + j];
      }
    }
    Block[] operands = {a, b};
    Block result = kernel.compute(TestBlocks.RUBBISH, new int[shape.length], operands);
    Golden.assertEqual(result, expected(once, a.dtype(), shape), 0, "product");
    kernel.accumulate(TestBlocks.RUBBISH, result, new int[shape.length], operands);
    Golden.assertEqual(result, expected(twice, a.dtype(), shape), 0, "accumulated product");
  }

  private static Block expected(double[] values, DType dtype, int[] shape) {
    return Lapack.block(KernelContext.simple(), dtype, values, shape);
  }

  @Test
  void runsOnSeveralThreadsAtOnce() throws Exception {
    int n = 150;
    Block a = TestBlocks.random(new Random(1), DType.FLOAT64, n, n);
    Block b = TestBlocks.random(new Random(2), DType.FLOAT64, n, n);
    MatmulKernel kernel = new MatmulKernel(false, true);
    Block[] operands = {a, b};
    Block expected = kernel.compute(TestBlocks.RUBBISH, new int[2], operands);
    ExecutorService threads = Executors.newFixedThreadPool(4);
    List<Future<Block>> results = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      results.add(threads.submit(() -> kernel.compute(TestBlocks.RUBBISH, new int[2], operands)));
    }
    for (Future<Block> result : results) {
      Golden.assertEqual(result.get(), expected, 0, "product");
    }
    threads.shutdown();
  }

  @Test
  void wrapsIntegersAround() {
    Block a = Block.of(new int[] {1 << 30, 1 << 30}, 1, 2);
    Block b = Block.of(new int[] {2, 2, 1, 1}, 2, 2);
    Block result =
        new MatmulKernel(false, false).compute(TestBlocks.RUBBISH, new int[2], new Block[] {a, b});
    int wrapped = (1 << 31) + (1 << 30);
    Golden.assertEqual(result, Block.of(new int[] {wrapped, wrapped}, 1, 2), 0, "wrapped");
  }

  @Test
  void refusesBlocksThatDoNotFit() {
    Block a = TestBlocks.counting(DType.FLOAT64, 2, 3);
    assertThatThrownBy(
            () ->
                new MatmulKernel(false, false)
                    .compute(TestBlocks.RUBBISH, new int[2], new Block[] {a, a}))
        .hasMessage("matmul: cannot multiply blocks of shapes (2,3) and (2,3)");
  }
}
