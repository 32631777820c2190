package io.numflink.iteration;

import io.numflink.array.block.Block;
import java.util.List;
import java.util.Map;
import org.apache.flink.core.io.SimpleVersionedSerializer;

/**
 * Least squares by gradient descent: the smallest loop that is of use. The loop variable is β.
 *
 * @param columns the number of features
 * @param steps how many supersteps to take
 * @param pauseMillis how long a slot dwells on each tile, so that a test can interfere
 * @param badRow the row of each tile that is at fault in superstep 2; negative for none
 */
record LeastSquares(int columns, int steps, long pauseMillis, int badRow)
    implements Superstep<double[]>, Loop<double[], double[]> {
  private static final double RATE = 0.5;

  static BulkIteration<double[], double[]> over(TileReader tiles, LeastSquares algorithm) {
    return new BulkIteration<>("least squares", tiles, algorithm, algorithm);
  }

  /** The same loop over the same tiles, one after another. */
  double[] serially(Rows tiles) {
    double[] beta = initial();
    for (int step = 0; step < steps; step++) {
      double[] sum = new double[partialLength(beta)];
      for (int tile = 0; tile < tiles.tiles(); tile++) {
        add(tiles.parts(tile), beta, sum);
      }
      beta = advance(step, beta, sum).variable();
    }
    return beta;
  }

  @Override
  public SimpleVersionedSerializer<double[]> broadcastCodec() {
    return new DoublesCodec();
  }

  @Override
  public SimpleVersionedSerializer<double[]> variableCodec() {
    return new DoublesCodec();
  }

  @Override
  public double[] initial() {
    return new double[columns + 1]; // the last one counts supersteps, for compute's sake
  }

  @Override
  public double[] broadcast(double[] beta) {
    return beta;
  }

  @Override
  public int partialLength(double[] beta) {
    return columns + 2;
  }

  @Override
  public void compute(Tile tile, double[] beta, double[] partial) throws InterruptedException {
    if (badRow >= 0 && beta[columns] == 2) {
      throw new TileException(badRow, "a bad value");
    }
    Thread.sleep(pauseMillis);
    add(tile.parts(), beta, partial);
  }

  /** Adds the gradient, the squared error and the number of rows. */
  private void add(List<Block> parts, double[] beta, double[] partial) {
    double[] x = parts.get(0).float64();
    double[] y = parts.get(1).float64();
    for (int row = 0; row < y.length; row++) {
      double error = -y[row];
      for (int j = 0; j < columns; j++) {
        error += x[row * columns + j] * beta[j];
      }
      for (int j = 0; j < columns; j++) {
        partial[j] += error * x[row * columns + j];
      }
      partial[columns] += error * error;
      partial[columns + 1]++;
    }
  }

  @Override
  public Turn<double[]> advance(long superstep, double[] beta, double[] merged) {
    double rows = merged[columns + 1];
    double[] next = beta.clone();
    for (int j = 0; j < columns; j++) {
      next[j] -= RATE * merged[j] / rows;
    }
    next[columns]++;
    Map<String, Double> gauges = Map.of("objective", merged[columns] / rows);
    return superstep + 1 < steps ? new Turn.Next<>(next, gauges) : new Turn.Done<>(next, gauges);
  }
}
