package io.numflink.benchmarks;

import io.numflink.glm.family.Binomial;
import io.numflink.glm.family.Poisson;
import io.numflink.glm.family.Response;
import io.numflink.glm.tile.AssessPass;
import io.numflink.glm.tile.Columns;
import io.numflink.glm.tile.GradientPass;
import io.numflink.glm.tile.GramPass;
import io.numflink.glm.tile.Pass;
import io.numflink.glm.tile.Predictor;
import io.numflink.glm.tile.Start;
import io.numflink.glm.tile.Tile;
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

/**
 * Passes over a tile of 65536 rows on one core; {@link #read} is what memory allows. Multiply by 15
 * for a million rows.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class GlmBenchmark {
  private static final int ROWS = 1 << 16;

  @Param({"28", "256"})
  public int columns;

  private Tile tile;
  private Pass newton;
  private Pass poissonNewton;
  private Pass gradient;
  private Pass assess;

  /** Labels 0 and 1 suit both families. */
  @Setup
  public void setUp() {
    Random random = new Random(7);
    double[] x = new double[ROWS * columns];
    for (int i = 0; i < x.length; i++) {
      x[i] = random.nextGaussian();
    }
    double[] y = random.ints(ROWS, 0, 2).asDoubleStream().toArray();
    tile = new Tile(0, 0, new Columns(ROWS, columns, x), y, null, null);
    double[] beta = random.doubles(columns + 1, -0.1, 0.1).toArray();
    Predictor predictor = new Predictor(true, new double[columns], beta);
    Response logistic = Response.of(new Binomial());
    newton = new GramPass(logistic, predictor, Start.NONE);
    poissonNewton = new GramPass(Response.of(new Poisson()), predictor, Start.NONE);
    gradient = new GradientPass(logistic, predictor);
    assess = new AssessPass(logistic, predictor, false);
  }

  @Benchmark
  public double[] newtonLogistic() {
    return newton.over(tile);
  }

  @Benchmark
  public double[] newtonPoisson() {
    return poissonNewton.over(tile);
  }

  @Benchmark
  public double[] gradientLogistic() {
    return gradient.over(tile);
  }

  @Benchmark
  public double[] assessLogistic() {
    return assess.over(tile);
  }

  @Benchmark
  public double read() {
    double a = 0;
    double b = 0;
    double c = 0;
    double d = 0;
    double[] x = tile.features().values();
    for (int i = 0; i < x.length; i += 4) {
      a += x[i];
      b += x[i + 1];
      c += x[i + 2];
      d += x[i + 3];
    }
    return a + b + c + d;
  }
}
