package io.numflink.benchmarks;

import io.numflink.array.block.Block;
import io.numflink.array.block.BlockGrid;
import io.numflink.array.block.DType;
import io.numflink.array.kernel.BlockPool;
import io.numflink.array.kernel.ElementwiseKernel;
import io.numflink.array.kernel.ElementwiseProgram;
import io.numflink.array.kernel.MatmulKernel;
import io.numflink.array.kernel.RandomKernel;
import io.numflink.array.kernel.ReduceKernel;
import io.numflink.array.kernel.Reduction;
import io.numflink.array.kernel.TransposeKernel;
import io.numflink.array.kernel.UFunc;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Kernels on square float64 blocks; {@link #copy} is what memory allows. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class KernelBenchmark {
  @Param({"256", "1024"})
  public int n;

  private static final Block[] NOTHING = {};

  private final BlockPool pool = new BlockPool(1 << 28);
  private final int[] index = new int[2];
  private final ElementwiseKernel add =
      ElementwiseKernel.of(UFunc.ADD, DType.FLOAT64, DType.FLOAT64);
  private final ElementwiseKernel exp = ElementwiseKernel.of(UFunc.EXP, DType.FLOAT64);
  private final ElementwiseKernel fused = new ElementwiseKernel(chain());
  private final ReduceKernel sum = new ReduceKernel(Reduction.SUM, null, false, DType.FLOAT64);
  private final ReduceKernel fusedSum = new ReduceKernel(Reduction.SUM, null, false, chain());
  private final MatmulKernel matmul = new MatmulKernel(false, false);
  private final MatmulKernel gram = new MatmulKernel(true, false);
  private final TransposeKernel transpose = new TransposeKernel(1, 0);
  private RandomKernel random;
  private Block[] one;
  private Block[] two;
  private Block[] same;
  private Block[] vector;
  private double[] target;

  /** x² + 2 y. */
  private static ElementwiseProgram chain() {
    ElementwiseProgram.Builder builder = new ElementwiseProgram.Builder();
    int x = builder.input(DType.FLOAT64);
    int y = builder.input(DType.FLOAT64);
    int twice = builder.apply(UFunc.MULTIPLY, y, builder.constant(2, DType.FLOAT64));
    return builder.build(builder.apply(UFunc.ADD, builder.apply(UFunc.SQUARE, x), twice));
  }

  @Setup
  public void setUp() {
    random = RandomKernel.uniform(1, new BlockGrid(new long[] {4L * n, 4L * n}, new int[] {n, n}));
    Random numbers = new Random(1);
    Block a = Block.of(numbers.doubles((long) n * n).toArray(), n, n);
    Block b = Block.of(numbers.doubles((long) n * n).toArray(), n, n);
    one = new Block[] {a};
    two = new Block[] {a, b};
    same = new Block[] {a, a};
    vector = new Block[] {a, Block.of(numbers.doubles(n).toArray(), n)};
    target = new double[n * n];
  }

  private int recycled(Block result) {
    pool.release(result);
    return result.size();
  }

  @Benchmark
  public double[] copy() {
    System.arraycopy(one[0].float64(), 0, target, 0, n * n);
    return target;
  }

  @Benchmark
  public int add() {
    return recycled(add.compute(pool, index, two));
  }

  @Benchmark
  public int exp() {
    return recycled(exp.compute(pool, index, one));
  }

  @Benchmark
  public int fused() {
    return recycled(fused.compute(pool, index, two));
  }

  @Benchmark
  public int sum() {
    return recycled(sum.compute(pool, index, one));
  }

  @Benchmark
  public int fusedSum() {
    return recycled(fusedSum.compute(pool, index, two));
  }

  @Benchmark
  public int random() {
    return recycled(random.compute(pool, index, NOTHING));
  }

  @Benchmark
  public int transpose() {
    return recycled(transpose.compute(pool, index, one));
  }

  @Benchmark
  public int gemm() {
    return recycled(matmul.compute(pool, index, two));
  }

  @Benchmark
  public int syrk() {
    return recycled(gram.compute(pool, index, same));
  }

  @Benchmark
  public int gemv() {
    return recycled(matmul.compute(pool, index, vector));
  }
}
