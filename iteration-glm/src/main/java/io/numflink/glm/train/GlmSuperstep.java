package io.numflink.glm.train;

import io.numflink.glm.family.LabelOutOfRangeException;
import io.numflink.glm.solver.Stage;
import io.numflink.glm.tile.Pass;
import io.numflink.iteration.PartialMerge;
import io.numflink.iteration.Superstep;
import io.numflink.iteration.Tile;
import io.numflink.iteration.TileException;
import io.numflink.iteration.TileId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import org.apache.flink.core.io.SimpleVersionedSerializer;

/**
 * A pass over the tiles.
 *
 * @param start the pass of the first superstep
 * @param ahead passes to prepare
 */
record GlmSuperstep(TileLayout layout, Pass start, List<Pass> ahead) implements Superstep<Pass> {
  /** What this process has prepared. */
  private static final Set<List<Class<?>>> PREPARED = ConcurrentHashMap.newKeySet();

  private static final int PREPARED_ROWS = 64;

  /** The optimising compiler waits for some hundred calls of a method, whatever loops it has. */
  private static final int PREPARING_RUNS = 1000;

  /** On a busy machine it ends sooner. */
  private static final long PREPARING_NANOS = 300_000_000;

  GlmSuperstep {
    ahead = List.copyOf(ahead);
  }

  @Override
  public void prepare(BooleanSupplier wanted) {
    List<Class<?>> passes = ahead.stream().<Class<?>>map(Pass::getClass).toList();
    if (!PREPARED.add(passes)) {
      return;
    }
    var tile = layout.narrowed(Stage.PREPARED_COLUMNS).madeUp(PREPARED_ROWS);
    for (Pass pass : ahead) {
      long began = System.nanoTime();
      for (int run = 0;
          run < PREPARING_RUNS && System.nanoTime() - began < PREPARING_NANOS;
          run++) {
        if (!wanted.getAsBoolean()) {
          PREPARED.remove(passes); // left to the next job
          return;
        }
        pass.over(tile);
      }
    }
  }

  @Override
  public Optional<Pass> first() {
    return Optional.of(start);
  }

  @Override
  public SimpleVersionedSerializer<Pass> broadcastCodec() {
    return new RecordCodec<>(Pass.class);
  }

  @Override
  public int partialLength(Pass pass) {
    return GlmMerge.HEAD + pass.over(layout.empty()).length;
  }

  @Override
  public void compute(Tile tile, Pass pass, double[] partial) {
    var rows = layout.tile(tile);
    try {
      GlmMerge.head(pass, partial);
      pass.over(rows, partial, GlmMerge.HEAD);
    } catch (LabelOutOfRangeException e) {
      throw new TileException((int) (e.row() - rows.firstRow()), e.fault());
    }
  }

  @Override
  public boolean uses(TileId tile, Pass pass) {
    return pass.uses(TileLayout.number(tile));
  }

  @Override
  public double flops(Pass pass, long rows) {
    return pass.flops(rows);
  }

  @Override
  public PartialMerge merge() {
    return new GlmMerge();
  }
}
