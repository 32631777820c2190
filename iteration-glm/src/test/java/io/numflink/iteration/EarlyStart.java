package io.numflink.iteration;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.apache.flink.core.io.SimpleVersionedSerializer;

/**
 * Least squares whose first broadcast is said to be known.
 *
 * @param known that broadcast, which may be the wrong one
 */
record EarlyStart(LeastSquares algorithm, double[] known) implements Superstep<double[]> {
  /** Calls of {@link #compute} in this process. */
  static final AtomicInteger COMPUTED = new AtomicInteger();

  static final AtomicInteger PREPARED = new AtomicInteger();

  @Override
  public Optional<double[]> first() {
    return Optional.of(known);
  }

  @Override
  public void prepare(BooleanSupplier wanted) {
    PREPARED.incrementAndGet();
    throw new IllegalStateException("nobody minds");
  }

  @Override
  public SimpleVersionedSerializer<double[]> broadcastCodec() {
    return algorithm.broadcastCodec();
  }

  @Override
  public int partialLength(double[] beta) {
    return algorithm.partialLength(beta);
  }

  @Override
  public void compute(Tile tile, double[] beta, double[] partial) throws Exception {
    COMPUTED.incrementAndGet();
    algorithm.compute(tile, beta, partial);
  }
}
