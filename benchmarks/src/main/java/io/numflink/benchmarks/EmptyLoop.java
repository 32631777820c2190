package io.numflink.benchmarks;

import io.numflink.array.block.Block;
import io.numflink.array.block.DType;
import io.numflink.iteration.DoublesCodec;
import io.numflink.iteration.Loop;
import io.numflink.iteration.Superstep;
import io.numflink.iteration.Tile;
import io.numflink.iteration.TileReader;
import io.numflink.iteration.TileSequence;
import io.numflink.iteration.Turn;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.apache.flink.core.io.SimpleVersionedSerializer;

/**
 * A loop that computes nothing: what is left is what the runtime takes.
 *
 * @param supersteps how many
 * @param broadcast the length of the broadcast
 * @param partial the length of the partial result
 */
record EmptyLoop(int supersteps, int broadcast, int partial)
    implements TileReader, Superstep<double[]>, Loop<double[], double[]> {

  @Override
  public int splits(int parallelism) {
    return parallelism;
  }

  /** One tile a split. */
  @Override
  public TileSequence open(int split, int splits) {
    Iterator<List<Block>> one = List.of(List.of(Block.zeros(DType.FLOAT64, 1, 1))).iterator();
    return () -> one.hasNext() ? one.next() : null;
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
  public int partialLength(double[] variable) {
    return partial;
  }

  @Override
  public void compute(Tile tile, double[] variable, double[] result) {
    result[0] = 1;
  }

  @Override
  public double[] initial() {
    return new double[broadcast];
  }

  @Override
  public double[] broadcast(double[] variable) {
    return variable;
  }

  @Override
  public Turn<double[]> advance(long superstep, double[] variable, double[] merged) {
    return superstep + 1 < supersteps
        ? new Turn.Next<>(variable, Map.of())
        : new Turn.Done<>(variable, Map.of());
  }
}
