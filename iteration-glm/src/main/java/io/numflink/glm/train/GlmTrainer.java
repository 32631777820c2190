package io.numflink.glm.train;

import io.numflink.array.cluster.FlinkCluster;
import io.numflink.glm.inference.GlmFit;
import io.numflink.glm.solver.Finished;
import io.numflink.glm.solver.Stage;
import io.numflink.glm.solver.Training;
import io.numflink.glm.tile.Pass;
import io.numflink.iteration.BulkIteration;
import io.numflink.iteration.IterationListener;
import io.numflink.iteration.IterationOptions;
import io.numflink.iteration.IterationResult;
import io.numflink.iteration.IterationRunner;
import io.numflink.iteration.TileReader;
import org.apache.flink.configuration.Configuration;

/** Trains generalized linear models on a cluster. */
public final class GlmTrainer {
  private final FlinkCluster cluster;
  private final Configuration settings;
  private final IterationListener listener;

  /**
   * @param settings Flink settings of the job: state backend, checkpoints, a savepoint to go on
   *     from
   */
  public GlmTrainer(FlinkCluster cluster, Configuration settings, IterationListener listener) {
    this.cluster = cluster;
    this.settings = settings;
    this.listener = listener;
  }

  /**
   * A trained model.
   *
   * @param run how the training went
   */
  public record Outcome(GlmFit fit, IterationResult<Stage> run) {}

  /**
   * Fits a model to tiles of the layout's parts.
   *
   * @throws io.numflink.iteration.IterationFailedException if that cannot be done; the message says
   *     why
   */
  public Outcome fit(
      Training training, TileReader tiles, TileLayout layout, IterationOptions options)
      throws InterruptedException {
    BulkIteration<Stage, Pass> iteration =
        new BulkIteration<>(
            "NumFlink GLM " + training.response().family().spelling(),
            tiles,
            new GlmSuperstep(layout),
            new GlmLoop(training));
    IterationResult<Stage> run =
        new IterationRunner(cluster, settings, listener).run(iteration, options);
    return new Outcome(((Finished) run.variable()).fit(), run);
  }
}
