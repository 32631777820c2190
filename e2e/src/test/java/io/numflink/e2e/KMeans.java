package io.numflink.e2e;

import io.numflink.array.block.Block;
import io.numflink.iteration.BulkIteration;
import io.numflink.iteration.DoublesCodec;
import io.numflink.iteration.Loop;
import io.numflink.iteration.Superstep;
import io.numflink.iteration.Tile;
import io.numflink.iteration.Turn;
import java.util.Map;
import org.apache.flink.core.io.SimpleVersionedSerializer;

/**
 * Lloyd's k-means as a bulk iteration. The loop variable and the broadcast are the centroids, k ×
 * columns; a partial result is, for each centroid, the sum of the points nearest to it and their
 * number, and last the sum of squared distances.
 *
 * @param points the data, whose first rows are the initial centroids
 * @param k how many clusters
 * @param steps how many supersteps to take
 * @param pauseMillis how long a slot dwells on each tile, so that a test can interfere
 */
record KMeans(Blobs points, int k, int steps, long pauseMillis)
    implements Superstep<double[]>, Loop<double[], double[]> {

  static final String OBJECTIVE = "objective";

  BulkIteration<double[], double[]> iteration() {
    return new BulkIteration<>("k-means", points, this, this);
  }

  /** The same loop over the same points, one after another. */
  double[] serially() {
    double[] centroids = initial();
    for (int step = 0; step < steps; step++) {
      double[] sums = new double[partialLength(centroids)];
      for (int tile = 0; tile < points.tiles(); tile++) {
        assign(points.tile(tile), centroids, sums);
      }
      centroids = advance(step, centroids, sums).variable();
    }
    return centroids;
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
    double[] centroids = new double[k * points.columns()];
    System.arraycopy(points.tile(0).float64(), 0, centroids, 0, centroids.length);
    return centroids;
  }

  @Override
  public double[] broadcast(double[] centroids) {
    return centroids;
  }

  @Override
  public int partialLength(double[] centroids) {
    return k * (points.columns() + 1) + 1;
  }

  @Override
  public void compute(Tile tile, double[] centroids, double[] partial) throws InterruptedException {
    Thread.sleep(pauseMillis);
    assign(tile.part(0), centroids, partial);
  }

  private void assign(Block tile, double[] centroids, double[] sums) {
    int columns = points.columns();
    double[] x = tile.float64();
    for (int row = 0; row < tile.extent(0); row++) {
      int nearest = 0;
      double least = Double.POSITIVE_INFINITY;
      for (int c = 0; c < k; c++) {
        double distance = 0;
        for (int j = 0; j < columns; j++) {
          double difference = x[row * columns + j] - centroids[c * columns + j];
          distance += difference * difference;
        }
        if (distance < least) {
          least = distance;
          nearest = c;
        }
      }
      for (int j = 0; j < columns; j++) {
        sums[nearest * (columns + 1) + j] += x[row * columns + j];
      }
      sums[nearest * (columns + 1) + columns]++;
      sums[k * (columns + 1)] += least;
    }
  }

  @Override
  public Turn<double[]> advance(long superstep, double[] centroids, double[] merged) {
    int columns = points.columns();
    double[] next = centroids.clone();
    for (int c = 0; c < k; c++) {
      double count = merged[c * (columns + 1) + columns];
      for (int j = 0; j < columns && count > 0; j++) {
        next[c * columns + j] = merged[c * (columns + 1) + j] / count;
      }
    }
    Map<String, Double> gauges = Map.of(OBJECTIVE, merged[k * (columns + 1)]);
    return superstep + 1 < steps ? new Turn.Next<>(next, gauges) : new Turn.Done<>(next, gauges);
  }
}
