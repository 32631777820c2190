package io.numflink.glm.script;

import io.numflink.array.block.Block;
import io.numflink.array.cluster.ClusterException;
import io.numflink.array.cluster.FlinkCluster;
import io.numflink.array.expr.Expr;
import io.numflink.array.script.value.ScriptException;
import io.numflink.array.script.value.ScriptRuntime;
import io.numflink.array.session.KeptRows;
import io.numflink.array.session.Session;
import io.numflink.array.session.SlotWatch;
import io.numflink.array.session.SlotsLostException;
import io.numflink.glm.estimator.Estimate;
import io.numflink.glm.estimator.EstimatedStage;
import io.numflink.glm.estimator.InspectStage;
import io.numflink.glm.estimator.Objective;
import io.numflink.glm.solver.SerialTrainer;
import io.numflink.glm.solver.Stage;
import io.numflink.glm.tile.Columns;
import io.numflink.glm.tile.Tile;
import io.numflink.glm.train.GlmTrainer;
import io.numflink.glm.train.KeptTiles;
import io.numflink.glm.train.TileLayout;
import io.numflink.iteration.IterationFailedException;
import io.numflink.iteration.IterationListener;
import io.numflink.iteration.IterationOptions;
import io.numflink.iteration.IterationResult;
import io.numflink.iteration.SuperstepRecord;
import java.util.List;

/**
 * Fits on the driver what the session would evaluate there. Everything else is fitted on the
 * cluster: an array job leaves features, labels and weights side by side on the nodes, in blocks of
 * whole rows, and a bulk iteration walks through them where they lie. If they get lost, or the
 * iteration gets slots elsewhere, both start over.
 */
public final class SessionTrainer implements ModelTrainer {

  /** How often in a row a fit starts over because rows or slots got lost. */
  private static final int MOST_LOSSES = 5;

  /** Hears of the trainings that run on the cluster. */
  public interface Listener {
    /** A superstep has ended. */
    default void advanced(Objective objective, SuperstepRecord superstep) {}

    /** A training has ended, well or not; told before anything is said about it. */
    default void ended() {}

    /** A training has ended well. */
    void trained(Objective objective, IterationResult<Stage> run);
  }

  private final Session session;
  private final FlinkCluster cluster;
  private final RowKeeper keeper;
  private final Listener listener;

  /**
   * @param cluster the session's
   */
  public SessionTrainer(
      Session session, FlinkCluster cluster, RowKeeper keeper, Listener listener) {
    this.session = session;
    this.cluster = cluster;
    this.keeper = keeper;
    this.listener = listener;
  }

  @Override
  public Estimate train(ScriptRuntime runtime, Objective objective, TrainingData data) {
    runtime.values(List.of()); // saves come first, and the session learns what the script holds
    InspectStage start = new InspectStage(objective, data.columns());
    EstimatedStage end =
        (EstimatedStage)
            (session.fitsDriver(data.arrays())
                ? SerialTrainer.run(start, List.of(tile(runtime, data)))
                : runtime.outside(() -> onCluster(start, data)));
    if (end.refusal() != null) {
      throw ScriptException.valueError(end.refusal());
    }
    return end.estimate();
  }

  private static Tile tile(ScriptRuntime runtime, TrainingData data) {
    runtime.values(data.arrays());
    List<Block> values = data.arrays().stream().map(runtime::value).toList();
    Block features = values.get(0);
    return new Tile(
        0,
        0,
        Columns.ofRows(features.extent(0), features.extent(1), features.float64()),
        values.get(1).float64(),
        data.weighted() ? values.get(2).float64() : null,
        null);
  }

  private Stage onCluster(InspectStage start, TrainingData data) throws InterruptedException {
    Expr joined = session.sideBySide(data.matrices());
    for (int losses = 0; ; losses++) {
      KeptRows rows = keeper.keep(joined);
      try {
        return iterate(start, rows, data);
      } catch (RuntimeException e) {
        if (losses == MOST_LOSSES || !session.recovers(e)) {
          throw failure(e);
        }
      }
    }
  }

  private Stage iterate(InspectStage start, KeptRows rows, TrainingData data)
      throws InterruptedException {
    TileLayout layout = new TileLayout(data.columns(), data.weighted(), false, rows.blockRows());
    SlotWatch watch = session.slotWatch();
    IterationListener progress =
        new IterationListener() {
          @Override
          public void advanced(SuperstepRecord superstep) {
            listener.advanced(start.objective(), superstep);
          }

          @Override
          public void silent() {
            watch.look();
          }
        };
    IterationResult<Stage> run;
    try {
      run =
          new GlmTrainer(cluster, session.options().flink(), progress)
              .train(
                  start.objective().model(),
                  start.objective().model() + " in a script",
                  start,
                  KeptTiles.of(rows, layout),
                  layout,
                  IterationOptions.ofSlots(session.heldSlots()));
    } finally {
      listener.ended();
    }
    listener.trained(start.objective(), run);
    return run.variable();
  }

  private static RuntimeException failure(RuntimeException e) {
    if (e instanceof IterationFailedException iteration) {
      return iteration.programAtFault()
          ? ScriptException.valueError(e.getMessage())
          : new ClusterException(e.getMessage(), e);
    }
    return e instanceof SlotsLostException ? new ClusterException(e.getMessage(), e) : e;
  }
}
