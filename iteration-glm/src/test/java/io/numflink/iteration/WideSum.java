package io.numflink.iteration;

import java.util.Arrays;
import java.util.Map;
import org.apache.flink.core.io.SimpleVersionedSerializer;

/**
 * Two supersteps that multiply every element of the loop variable by the number of rows.
 *
 * @param length of the loop variable, the broadcast and the partial result
 */
record WideSum(int length) implements Superstep<double[]>, Loop<double[], double[]> {

  double[] expected(int rows) {
    double[] values = initial();
    Arrays.setAll(values, i -> values[i] * rows * rows);
    return values;
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
  public int partialLength(double[] broadcast) {
    return length;
  }

  @Override
  public void compute(Tile tile, double[] broadcast, double[] partial) {
    Arrays.setAll(partial, i -> tile.rows() * broadcast[i]);
  }

  @Override
  public double[] initial() {
    double[] values = new double[length];
    Arrays.setAll(values, i -> i);
    return values;
  }

  @Override
  public double[] broadcast(double[] variable) {
    return variable;
  }

  @Override
  public Turn<double[]> advance(long superstep, double[] variable, double[] merged) {
    return superstep == 0 ? new Turn.Next<>(merged, Map.of()) : new Turn.Done<>(merged, Map.of());
  }
}
